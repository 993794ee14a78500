import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { access, constants, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

/** A browser to start, and what its process needs beside our own environment. */
export type Chromium = { readonly executable: string; readonly environment: Readonly<Record<string, string>> }

const run = promisify(execFile)
const root = fileURLToPath(new URL('..', import.meta.url))

/** What Linux distributions and Google call it, most exact first. */
const names = ['chromium', 'chromium-browser', 'chromium-headless-shell', 'google-chrome', 'google-chrome-stable']

const applications = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/**
 * The Chromium that the tests drive: the one KNUTEPUNKT_CHROMIUM names, else the system's, else the one inside the npm
 * package `@sparticuz/chromium` (Linux on x64 only).
 *
 * @returns undefined when none of them starts on this machine
 */
export async function findChromium(): Promise<Chromium | undefined> {
  const given = process.env.KNUTEPUNKT_CHROMIUM
  if (given === 'packed') return packed()
  if (given !== undefined && given !== '') return { executable: given, environment: {} }
  return (await installed()) ?? (await packed())
}

async function installed(): Promise<Chromium | undefined> {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)))
  for (const executable of [...candidates, ...applications]) {
    const chromium = { executable, environment: {} }
    if (existsSync(executable) && (await answers(chromium))) return chromium
  }
  return undefined
}

/** Some distributions ship a script under this name that only says where to get the browser. */
async function answers({ executable, environment }: Chromium): Promise<boolean> {
  try {
    await access(executable, constants.X_OK)
    const { stdout } = await run(executable, ['--version', '--no-sandbox'], {
      env: { ...process.env, ...environment },
      timeout: 30_000,
    })
    return /chrom/i.test(stdout)
  } catch {
    return false
  }
}

async function packed(): Promise<Chromium | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  const home = await unpack()
  const executable = join(home, 'chromium')
  const fonts = { FONTCONFIG_PATH: join(home, 'fonts') }
  const libraries = { LD_LIBRARY_PATH: join(home, 'al2023', 'lib') }
  // The machine's own libraries fit its other parts better; the package's are for machines without them.
  for (const environment of [fonts, { ...fonts, ...libraries }]) {
    if (await answers({ executable, environment })) return { executable, environment }
  }
  return undefined
}

/**
 * Unpacks the browser beside the package, once for each version, and returns the folder.
 *
 * The package unpacks into the temporary directory and takes a half-written file there for a finished one. Test files
 * start at the same time, so each unpacks into a folder of its own and the first to finish gives it the final name.
 */
async function unpack(): Promise<string> {
  const cache = join(root, 'node_modules', '.cache')
  const home = join(cache, `chromium-${await packedVersion()}`)
  if (existsSync(home)) return home
  await mkdir(cache, { recursive: true })
  const draft = await mkdtemp(join(cache, 'chromium-draft-'))
  const program = `await (await import('@sparticuz/chromium')).default.executablePath()`
  // The package unpacks its shared libraries only where it believes to be in Amazon's cloud.
  const env = { ...process.env, TMPDIR: draft, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' }
  await run(process.execPath, ['--input-type=module', '--eval', program], { cwd: root, env })
  await rename(draft, home).catch(async (error: unknown) => {
    await rm(draft, { recursive: true, force: true })
    if (!existsSync(home)) throw error
  })
  return home
}

async function packedVersion(): Promise<string> {
  const main = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  const manifest = join(dirname(main), '..', '..', 'package.json')
  const { version }: { version: string } = JSON.parse(await readFile(manifest, 'utf8'))
  return version
}
