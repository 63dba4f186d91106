// The pure rooms in Debian's Chromium: bundled by esbuild for browsers from the package as npm packs it, they compute what
// they compute in Node, and bring nothing of Node's. Each room is also bundled alone, and its size printed.

import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { consumerOf, pack, root, writeFiles } from '../support/package.ts';

const executablePath = process.env.RAWCPU_CHROMIUM ?? '/usr/bin/chromium';
const isMissing = !existsSync(executablePath);
if (isMissing) {
  console.log(
    `browser: skipped, there is no ${executablePath}: apt-get install chromium, or RAWCPU_CHROMIUM names one`,
  );
}

const wasm = 'node_modules/iced-x86/iced_x86_bg.wasm';
const rooms = ['isa', 'asm', 'disasm', 'elf', 'errors', 'cpu/decode'];
const dump = readFileSync(join(root, 'test/fixtures/cpuid/intel-amx-guest.txt'), 'utf8');
const page =
  '<!doctype html><meta charset="utf-8"><title>rawcpu</title><script type="module" src="/bundle.js"></script>';

/** Bundles a program for browsers. esbuild refuses what a browser does not have, such as Node's modules. */
async function bundle(folder: string, entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(folder, entry)],
    bundle: true,
    format: 'esm',
    platform: 'browser',
    minify: true,
    write: false,
    logLevel: 'silent',
  });
  return outputFiles[0]!.text;
}

/** Serves the page, its bundle and the decoder's module on loopback. */
function serve(bundle: string, decoder: Uint8Array): Promise<{ server: Server; url: string }> {
  const files: Record<string, readonly [type: string, body: string | Uint8Array]> = {
    '/': ['text/html', page],
    '/bundle.js': ['text/javascript', bundle],
    '/decoder.wasm': ['application/wasm', decoder],
  };
  const server = createServer(({ url }, response) => {
    const [type, body] = files[url!] ?? ['text/plain', ''];
    response.setHeader('content-type', type);
    response.end(body);
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      resolve({ server, url: `http://127.0.0.1:${port}/` });
    });
  });
}

/** Plain data, as it comes out of a page. */
const plain = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, member) => (typeof member === 'bigint' ? `${member}n` : member)));

describe.skipIf(isMissing)('the packed package, bundled by esbuild', () => {
  let folder: string;
  let browser: Browser;
  let server: Server | undefined;

  beforeAll(async () => {
    folder = consumerOf(pack());
    writeFiles(folder, {
      'program.mjs': readFileSync(join(root, 'test/browser/program.mjs'), 'utf8'),
      'page.mjs':
        "import { answers } from './program.mjs';\nglobalThis.answers = (dump) => answers(dump, fetch('/decoder.wasm'));\n",
      ...Object.fromEntries(
        rooms.map((room) => [
          `${room.replace('/', '-')}.mjs`,
          `import * as room from 'rawcpu/${room}';\nconsole.log(room);\n`,
        ]),
      ),
      'both.mjs':
        "import * as asm from 'rawcpu/asm';\nimport * as disasm from 'rawcpu/disasm';\nconsole.log(asm, disasm);\n",
    });
    browser = await chromium.launch({
      executablePath,
      args: [
        ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
        ...['--disable-background-networking', '--disable-component-update'],
      ],
    });
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  test('computes in the browser what it computes in Node', async () => {
    const { answers } = (await import(pathToFileURL(join(folder, 'program.mjs')).href)) as {
      answers: (dump: string) => Promise<{ wrong: unknown[]; bytes: string }>;
    };
    const inNode = await answers(dump);
    expect(inNode.wrong).not.toContain('taken');
    const served = await serve(await bundle(folder, 'page.mjs'), readFileSync(join(folder, wasm)));
    server = served.server;
    const tab = await browser.newPage();
    const said: string[] = [];
    tab.on('console', (message) => said.push(message.text()));
    tab.on('pageerror', (error) => said.push(String(error)));
    tab.on('requestfailed', (request) => said.push(`no answer: ${request.url()}`));
    await tab.goto(served.url);
    const text = await tab.evaluate(async (given) => {
      // The page's script put it there.
      const { answers } = globalThis as unknown as { answers: (dump: string) => Promise<unknown> };
      return JSON.stringify(await answers(given), (_, member) => (typeof member === 'bigint' ? `${member}n` : member));
    }, dump);
    expect(said).toEqual([]);
    expect(JSON.parse(text)).toEqual(plain(inNode));
    expect(inNode.bytes.length).toBeGreaterThan(100);
    console.log(`Chromium ${browser.version()}: ${text.length} characters of answers are Node's`);
  });

  test.each([...rooms, 'both'])('%s alone brings nothing of Node', async (room) => {
    const code = await bundle(folder, `${room.replace('/', '-')}.mjs`);
    const ofNode = [...code.matchAll(/.{0,40}\b(?:from|import|import\(|require\() ?["'`]node:.{0,40}/g)];
    expect(ofNode.map(([text]) => text)).toEqual([]);
    const kib = (bytes: number) => `${(bytes / 1024).toFixed(0)} KiB`;
    console.log(`${room}: ${kib(code.length)}, ${kib(gzipSync(code).length)} gzipped`);
  });
});
