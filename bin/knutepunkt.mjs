#!/usr/bin/env node
/**
 * Runs src/app/main.ts on the Node 24 in node_modules, whatever Node this was called with (20 or newer). Signals and the
 * exit code are passed through.
 */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../src/app/main.ts', import.meta.url))
const own = fileURLToPath(new URL('../node_modules/node/bin/node', import.meta.url))
const thisOne = Number(process.versions.node.split('.')[0]) >= 24 ? process.execPath : undefined
const node = existsSync(own) ? own : thisOne

if (node === undefined) {
  process.stderr.write('Node 24 is not installed in node_modules. Run: npm ci\n')
  process.exit(2)
}

// What was compiled is kept, so that the next start takes half as long; where nothing can be written, Node goes on without.
const kept = fileURLToPath(new URL('../node_modules/.cache/node-compile', import.meta.url))
const env = { NODE_COMPILE_CACHE: kept, ...process.env }
const child = spawn(node, [main, ...process.argv.slice(2)], { stdio: 'inherit', env })
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) {
  // A terminal sends Ctrl-C to both of us; the child decides when it is over.
  process.on(signal, () => child.kill(signal))
}
child.on('error', (error) => {
  process.stderr.write(`${error.message}\n`)
  process.exit(2)
})
child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)))
