package dev.waymark.sandbox.chaos;

import dev.waymark.sandbox.rig.Instance;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.KafkaFuture;

/** Who works on what, as the brokers say it: partitions of members, transactions of producers. */
record Group(Admin admin, String id) {

  /** A transaction of a producer: how it stands, and how often its producer was replaced. */
  record Transaction(String state, long epoch) {

    boolean isOpen() {
      return state.equals("Ongoing");
    }

    @Override
    public String toString() {
      return state + ", epoch " + epoch;
    }
  }

  /** How many partitions each member has by its lasting name; empty while the group moves. */
  Map<String, Integer> work() {
    Map<String, Integer> work = new TreeMap<>();
    answer(
            Objects.requireNonNull(
                admin.describeConsumerGroups(List.of(id)).describedGroups().get(id)))
        .filter(group -> group.groupState() == GroupState.STABLE)
        .map(ConsumerGroupDescription::members)
        .ifPresent(
            members ->
                members.forEach(
                    member ->
                        work.merge(
                            nameOf(member),
                            member.assignment().topicPartitions().size(),
                            Integer::sum)));
    return work;
  }

  /** Each thread of an instance is a member of its own, with a number behind the name. */
  private static String nameOf(MemberDescription member) {
    String name = member.groupInstanceId().orElse(member.consumerId());
    return name.substring(0, Math.max(0, name.lastIndexOf('-')));
  }

  /** What an instance works on, as a clause. */
  String workOf(Instance instance) {
    Map<String, Integer> work = work();
    return work.isEmpty()
        ? "while the group moved"
        : "with " + work.getOrDefault(instance.toString(), 0) + " partitions to work on";
  }

  /** Whether others have the work of an instance, and it is no member any more. */
  boolean hasReplaced(Instance instance) {
    Map<String, Integer> work = work();
    return !work.isEmpty() && !work.containsKey(instance.toString());
  }

  /** Whether an instance that was replaced is a member once more. */
  boolean hasAgain(Instance instance) {
    return work().containsKey(instance.toString());
  }

  /** The transaction of the first thread of an instance. */
  Optional<Transaction> transaction(Instance instance) {
    return instance
        .processId()
        .map(process -> id + "-" + process + "-1")
        .flatMap(name -> answer(admin.describeTransactions(List.of(name)).description(name)))
        .map(told -> new Transaction(told.state().toString(), told.producerEpoch()));
  }

  private static <T> Optional<T> answer(KafkaFuture<T> future) {
    try {
      return Optional.of(future.get());
    } catch (ExecutionException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking who works on what", e);
    }
  }
}
