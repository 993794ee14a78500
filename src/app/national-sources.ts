import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { ApiTokens } from '../features/identity/index.ts'
import {
  boxConnections,
  type Connections,
  type NationalSources,
  openNationalSources,
  readConnections,
} from '../features/national-sources/index.ts'
import { errorFields } from '../platform/log/log.ts'
import type { Config } from './config.ts'
import { programVersion } from './version.ts'
import type { SystemNeeds } from './wire.ts'

/**
 * Where the national sources are: in the file of the configuration, else in the box where there is one.
 *
 * @throws Problem `invalid` (`national-sources`); the error of the file system where the file is not there
 */
export async function connectionsOf(
  { nationalSources, issuer }: Pick<Config, 'nationalSources' | 'issuer'>,
  origin: string,
): Promise<Connections> {
  if (nationalSources !== undefined) return readConnections(await readFile(nationalSources, 'utf8'))
  return issuer === undefined ? boxConnections(origin) : {}
}

/** The national sources as professionals here ask them; undefined where none is connected, or nobody gives us tokens. */
export async function nationalSourcesOf(
  { log, now, patience = 1 }: Pick<SystemNeeds, 'log' | 'now' | 'patience'>,
  connections: Connections,
  apiTokens: ApiTokens | undefined,
): Promise<NationalSources | undefined> {
  if (!apiTokens || Object.keys(connections).length === 0) return undefined
  return openNationalSources({
    connections: withPatience(connections, patience),
    tokenFor: apiTokens.tokenFor,
    system: `Knutepunkt ${await programVersion()}`,
    now,
    newId: randomUUID,
    failed: (error) => log.error('problem', errorFields(error)),
  })
}

function withPatience(connections: Connections, patience: number): Connections {
  const entries = Object.entries(connections).flatMap(([id, connection]) =>
    connection ? [[id, { ...connection, deadlineMs: connection.deadlineMs * patience }] as const] : [],
  )
  return Object.fromEntries(entries)
}
