import { basename } from 'node:path'
import { type LoadedTerminology, loadTerminology, shippedTerminology } from '../features/terminology-service/index.ts'
import type { Config } from './config.ts'

/** Our own terminology, and the operator's over it: the same for every command, so that all give the same answer. */
export function configuredTerminology(config: Pick<Config, 'terminologyDirectories'>): Promise<LoadedTerminology> {
  const operators = config.terminologyDirectories.map((path) => ({
    path,
    source: { name: basename(path), kind: 'operator' } as const,
  }))
  return loadTerminology([shippedTerminology, ...operators], { elapsed: () => performance.now() })
}
