// Knows nothing of Waymark: writes and reads with kafkajs and its registry client.
//   node peer.mjs write BOOTSTRAP REGISTRY (TOPIC SCHEMA JSON)...
//   node peer.mjs read BOOTSTRAP REGISTRY (TOPIC)...
import { readFileSync } from "node:fs";
import { randomUUID } from "node:crypto";
import kafkajs from "kafkajs";
import registryClient from "@kafkajs/confluent-schema-registry";

const [command, bootstrap, registryUrl, ...rest] = process.argv.slice(2);
const kafka = new kafkajs.Kafka({
  clientId: "kafkajs-peer",
  brokers: [bootstrap],
  logLevel: kafkajs.logLevel.ERROR,
});
const registry = new registryClient.SchemaRegistry({ host: registryUrl });

async function write(records) {
  const producer = kafka.producer({ createPartitioner: kafkajs.Partitioners.DefaultPartitioner });
  await producer.connect();
  for (let i = 0; i < records.length; i += 3) {
    const [topic, schemaFile, jsonFile] = records.slice(i, i + 3);
    const schema = { type: registryClient.SchemaType.AVRO, schema: readFileSync(schemaFile, "utf8") };
    const { id } = await registry.register(schema, { subject: `${topic}-value` });
    const type = await registry.getSchema(id);
    const value = await registry.encode(id, type.fromString(readFileSync(jsonFile, "utf8")));
    await producer.send({ topic, messages: [{ key: "key", value }] });
  }
  await producer.disconnect();
}

async function read(topics) {
  const consumer = kafka.consumer({ groupId: `kafkajs-peer-${randomUUID()}` });
  await consumer.connect();
  await consumer.subscribe({ topics, fromBeginning: true });
  const left = new Set(topics);
  await new Promise((done, failed) => {
    const eachMessage = async ({ topic, message }) => {
      try {
        const value = await registry.decode(message.value);
        const type = await registry.getSchema(message.value.readInt32BE(1));
        console.log(`${topic} READ ${type.toString(value)}`);
      } catch (error) {
        failed(error);
      }
      left.delete(topic);
      if (left.size === 0) done();
    };
    consumer.run({ eachMessage }).catch(failed);
  });
  await consumer.disconnect();
}

await (command === "write" ? write(rest) : read(rest));
