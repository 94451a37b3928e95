// Draws every board in ../dashboards over answers that a Prometheus gave: node draw.mjs ANSWERS OUT
// ANSWERS is what GrafanaQueriesTest leaves in deploy/sandbox/target/grafana.
import { build } from 'esbuild';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { chromium } from 'playwright-core';

const [answers = '../../deploy/sandbox/target/grafana', out = 'out'] = process.argv.slice(2);
const here = new URL('.', import.meta.url).pathname;

// Packages of the old kind, whose default export Node's way of importing would wrap once too often.
const OLD = ['react-custom-scrollbars-2', 'react-highlight-words', 'react-calendar', 'react-select', 'tinycolor2', 'react-table'];
const unwrapped = {
  name: 'unwrapped',
  setup(build) {
    build.onResolve({ filter: new RegExp('^(' + OLD.join('|') + ')$') }, async (args) => {
      if (args.pluginData === 'real') return undefined;
      const real = await build.resolve(args.path, { resolveDir: args.resolveDir, kind: args.kind, pluginData: 'real' });
      return { path: real.path, namespace: 'unwrapped' };
    });
    build.onLoad({ filter: /.*/, namespace: 'unwrapped' }, (args) => ({
      contents: `import * as all from ${JSON.stringify(args.path)};
export * from ${JSON.stringify(args.path)};
const one = all.default ?? all;
export default one.__esModule && one.default ? one.default : one;`,
      resolveDir: here,
    }));
  },
};

const bundle = await build({
  plugins: [unwrapped],
  entryPoints: [here + 'board.tsx'],
  bundle: true,
  write: false,
  format: 'iife',
  jsx: 'automatic',
  outdir: '/nowhere',
  loader: { '.svg': 'dataurl', '.woff2': 'dataurl', '.woff': 'dataurl', '.ttf': 'dataurl', '.png': 'dataurl' },
  define: { 'process.env.NODE_ENV': '"production"', global: 'window' },
  logLevel: 'error',
});
const script = bundle.outputFiles.find((file) => file.path.endsWith('.js')).text;
const style = bundle.outputFiles.find((file) => file.path.endsWith('.css'))?.text ?? '';
let page = '';
const server = createServer((request, response) => {
  if (request.url === '/board.js') return response.end(script);
  if (request.url !== '/') { response.statusCode = 404; return response.end(); }
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.end(page);
});
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
await mkdir(out, { recursive: true });
let failed = 0;
for (const file of (await readdir(here + '../dashboards')).sort()) {
  const given = {
    board: JSON.parse(await readFile(here + '../dashboards/' + file, 'utf8')),
    answers: JSON.parse(await readFile(answers + '/' + file, 'utf8')),
    currency: process.env.CURRENCY || 'EUR',
  };
  const data = JSON.stringify(given).replaceAll('<', '\\u003c');
  page = `<!doctype html><meta charset="utf-8"><style>${style} body{margin:0}</style><div id="root"></div><script>window.GIVEN=${data}</script><script src="/board.js"></script>`;
  const tab = await browser.newPage({ viewport: { width: 1600, height: 1000 } });
  tab.on('pageerror', (error) => { failed++; console.error(file, error.message); });
  await tab.goto('http://127.0.0.1:' + server.address().port + '/');
  await tab.waitForSelector('#board canvas', { timeout: 20000 });
  await tab.waitForTimeout(1500);
  await tab.locator('#board').screenshot({ path: out + '/' + file.replace('.json', '.png') });
  await tab.close();
}
await browser.close();
server.close();
process.exitCode = failed > 0 ? 1 : 0;
