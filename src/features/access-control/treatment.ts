import type { PurposeOfUse, SignedIn, TreatmentRelation } from '../../protocols/gate/access.ts'

/** Where confirmed treatment relations are kept. They end with the visit or after their hours, whichever is first. */
export type TreatmentRelations = {
  readonly save: (visit: string, relation: TreatmentRelation) => Promise<void>
  /** The latest relation this visit has to the document, ended or not. */
  readonly find: (visit: string, document: string) => Promise<TreatmentRelation | undefined>
  readonly forgetVisit: (visit: string) => Promise<void>
  readonly forgetEnded: (now: Date) => Promise<void>
}

/**
 * A treatment relation from the moment a professional confirms it (Regulation (EU) 2025/327, Art. 11(1)).
 *
 * @param hours how long it lasts
 */
export function confirmTreatment(
  person: SignedIn,
  document: string,
  purpose: PurposeOfUse,
  now: Date,
  hours: number,
): TreatmentRelation {
  const ends = new Date(now.getTime() + hours * 3_600_000)
  return { document, confirmedBy: person.subject, purpose, at: now, ends }
}

/** Keeps relations in this process. */
export function memoryTreatmentRelations(): TreatmentRelations {
  const kept = new Map<string, { readonly visit: string; readonly relation: TreatmentRelation }>()
  const forget = (gone: (visit: string, relation: TreatmentRelation) => boolean) => {
    for (const [key, { visit, relation }] of kept) if (gone(visit, relation)) kept.delete(key)
  }
  return {
    async save(visit, relation) {
      kept.set(JSON.stringify([visit, relation.document]), { visit, relation })
    },
    async find(visit, document) {
      return kept.get(JSON.stringify([visit, document]))?.relation
    },
    async forgetVisit(visit) {
      forget((its) => its === visit)
    },
    async forgetEnded(now) {
      forget((_visit, { ends }) => ends <= now)
    },
  }
}
