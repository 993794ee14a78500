import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')
const timeoutMs = 180_000

/** A copy of the program in a temporary folder, whose sources may be spoiled. */
export type Trial = {
  /**
   * Runs tests with another text of one file.
   *
   * @returns whether one of them failed, or did not end in three minutes
   */
  kills(file: string, source: string, tests: readonly string[]): Promise<boolean>
  end(): void
}

/** @see Trial */
export function makeTrial(): Trial {
  const folder = mkdtempSync(join(tmpdir(), 'knutepunkt-mutants-'))
  const copy = join(folder, 'main')
  mkdirSync(copy)
  for (const each of ['src', 'test', 'samples']) cpSync(join(root, each), join(copy, each), { recursive: true })
  for (const each of ['package.json', 'tsconfig.json']) cpSync(join(root, each), join(copy, each))
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  const beside = join(root, '../shared')
  if (existsSync(beside)) symlinkSync(beside, join(folder, 'shared'))
  return {
    async kills(file, source, tests) {
      const place = join(copy, file)
      const was = readFileSync(place)
      writeFileSync(place, source)
      try {
        for (const test of tests) if (await fails(copy, test)) return true
        return false
      } finally {
        writeFileSync(place, was)
      }
    },
    end: () => rmSync(folder, { recursive: true, force: true }),
  }
}

function fails(cwd: string, test: string): Promise<boolean> {
  const child = spawn(process.execPath, ['--test-reporter=dot', test], {
    cwd,
    stdio: 'ignore',
    timeout: timeoutMs,
    env: { ...process.env, NODE_TEST_CONTEXT: undefined, KNUTEPUNKT_TEST_LONG: '0' },
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (exitCode) => resolve(exitCode !== 0))
  })
}
