import { execFile } from 'node:child_process'
import { lchown, lstat, readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { Problem } from '../../kernel/problem.ts'

const run = promisify(execFile)

/** Nothing of our environment reaches the database server; messages come in English so that they can be told apart. */
export const serverEnvironment: NodeJS.ProcessEnv = { LC_ALL: 'C' }

/**
 * How a program that refuses to run as root is started.
 *
 * `owner` is who its files must belong to, or absent when they are simply ours.
 */
export type RunAs = {
  readonly prefix: readonly string[]
  readonly owner?: { readonly uid: number; readonly gid: number }
  readonly identity: { readonly uid?: number; readonly gid?: number }
}

const asSelf: RunAs = { prefix: [], identity: {} }

/**
 * A user namespace in which root is called `nobody`: files stay root's own and reachable below 0700 directories.
 * Needs `unshare` (util-linux); some container runtimes forbid it.
 */
const inNamespace: RunAs = {
  prefix: ['unshare', '--user', '--map-user=65534', '--map-group=65534'],
  owner: { uid: 0, gid: 0 },
  identity: {},
}

const asUser = (uid: number, gid: number): RunAs => ({ prefix: [], owner: { uid, gid }, identity: { uid, gid } })

/**
 * The first way in which this process can start `program` so that it reaches `directory`: as itself unless it is root,
 * which PostgreSQL refuses; then in a user namespace, as the owner of the directory, or as `nobody`.
 *
 * @param program absolute path; must answer `--version`
 * @throws Problem `unavailable` when there is none; `cause` holds what each attempt answered
 */
export async function chooseRunAs(program: string, directory: string, namespaces: boolean): Promise<RunAs> {
  const failures: unknown[] = []
  for (const candidate of await candidates(directory, namespaces)) {
    try {
      await runAs(candidate, 'sh', ['-c', 'cd "$1" && exec "$2" --version', 'sh', directory, program])
      return candidate
    } catch (error) {
      failures.push(error)
    }
  }
  const message = 'The embedded PostgreSQL cannot run on this machine. Set DATABASE_URL to a PostgreSQL.'
  const cause = new AggregateError(failures)
  throw new Problem('unavailable', 'embedded-database-cannot-run', message, {}, { cause })
}

/** Runs a program to its end. @throws when it ends with anything but 0 */
export async function runAs(how: RunAs, program: string, args: readonly string[]): Promise<void> {
  const [file, ...rest] = [...how.prefix, program, ...args]
  await run(file ?? program, rest, { ...how.identity, env: serverEnvironment, cwd: '/' })
}

async function candidates(directory: string, namespaces: boolean): Promise<readonly RunAs[]> {
  if (process.getuid?.() !== 0) return [asSelf]
  const parent = await lstat(dirname(directory))
  const ofOwner = parent.uid === 0 ? [] : [asUser(parent.uid, parent.gid)]
  return [...(namespaces ? [inNamespace] : []), ...ofOwner, ...(await asNobody())]
}

async function asNobody(): Promise<readonly RunAs[]> {
  const [uid, gid] = await Promise.all(
    ['-u', '-g'].map((flag) => run('id', [flag, 'nobody'], { env: serverEnvironment }).then((ok) => Number(ok.stdout))),
  ).catch(() => [])
  return uid === undefined || gid === undefined ? [] : [asUser(uid, gid)]
}

/** Hands a directory tree to the user that will run the server, unless it belongs to that user already. */
export async function giveTo(how: RunAs, path: string): Promise<void> {
  const entry = await lstat(path)
  if (how.owner === undefined || entry.uid === how.owner.uid) return
  if (entry.isDirectory()) for (const name of await readdir(path)) await giveTo(how, join(path, name))
  await lchown(path, how.owner.uid, how.owner.gid)
}
