import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')
const timeoutMs = 60_000
const reporter = './test/mutations/first-failure.ts'

/** A copy of the program in a temporary folder, whose sources may be spoiled. */
export type Trial = {
  /**
   * Runs tests with another text of one file.
   *
   * @param runs the files of tests of each run, which share a process; the first run that fails is the last
   * @returns whether one of them failed, or did not end in a minute
   */
  kills(file: string, source: string, runs: readonly (readonly string[])[]): Promise<boolean>
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
    async kills(file, source, runs) {
      const place = join(copy, file)
      const was = readFileSync(place)
      writeFileSync(place, source)
      try {
        for (const tests of runs) if (await fails(copy, tests)) return true
        return false
      } finally {
        writeFileSync(place, was)
      }
    },
    end: () => rmSync(folder, { recursive: true, force: true }),
  }
}

function fails(cwd: string, tests: readonly string[]): Promise<boolean> {
  const child = spawn(process.execPath, ['--test', '--test-isolation=none', `--test-reporter=${reporter}`, ...tests], {
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
