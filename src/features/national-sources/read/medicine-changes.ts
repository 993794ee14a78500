import type { MedicineChange, MedicineLine, When, Who } from '../held.ts'

/** One prescription of a chain, as far as a line and its changes look at it. */
export type Prescription = Pick<
  MedicineLine,
  | 'id'
  | 'name'
  | 'medicine'
  | 'form'
  | 'dose'
  | 'use'
  | 'reason'
  | 'by'
  | 'at'
  | 'registered'
  | 'expires'
  | 'dispensationsLeft'
  | 'multidose'
  | 'prescribed'
> & {
  /** Of one that was replaced: the id of the one at the head of the chain. */
  readonly head?: string
  /** Id of the line on the list. */
  readonly line?: string
  readonly active: boolean
  readonly stopped?: Omit<Extract<MedicineChange, { readonly kind: 'stopped' }>, 'kind'> | undefined
}

/**
 * What happened, told by what each prescription has that the one before had not.
 *
 * @param chain the earliest first
 */
export function changesOf(chain: readonly Prescription[]): readonly MedicineChange[] {
  return chain.flatMap((each, nth) => {
    const before = chain[nth - 1]
    const stopped: readonly MedicineChange[] = each.stopped ? [{ kind: 'stopped', ...each.stopped }] : []
    return [...(before ? differences(before, each) : started(each)), ...stopped]
  })
}

function started({ at, by, name, dose }: Prescription): readonly MedicineChange[] {
  return at === undefined ? [] : [{ kind: 'started', at, by, name, dose }]
}

function differences(before: Prescription, now: Prescription): readonly MedicineChange[] {
  if (now.at === undefined) return []
  const when: { readonly at: When; readonly by: Who } = { at: now.at, by: now.by }
  const changes: readonly MedicineChange[] = [
    ...(before.name === now.name ? [] : [{ kind: 'product', ...when, from: before.name, to: now.name } as const]),
    ...(before.dose === now.dose ? [] : [{ kind: 'dose', ...when, from: before.dose, to: now.dose } as const]),
  ]
  return changes.length > 0 ? changes : [{ kind: 'renewed', ...when }]
}
