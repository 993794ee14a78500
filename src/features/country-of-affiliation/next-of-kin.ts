import { Problem } from '../../kernel/problem.ts'
import { isYoungerThan } from '../../kernel/younger-than.ts'
import type { About } from '../../protocols/gate/access.ts'
import type { DocumentService } from '../../standards/myhealth-eu/document-class.ts'
import type { Asker } from './contact-point.ts'
import type { AffiliationNeeds } from './needs.ts'
import { isClosed } from './patient-asked-for.ts'
import type { RegisteredPerson } from './registered-person.ts'

/**
 * Until this age another may answer for a person abroad, where the country has not said otherwise: parents do until the
 * sixteenth birthday (pasient- og brukerrettighetsloven §§ 4-3 and 4-4). The assertion does not say in what capacity
 * somebody answers, so for an adult none is enough.
 */
export const nextOfKinBelow = 16

/** @throws Problem `forbidden` (`nok-not-accepted`) where nobody may answer for anybody, whoever is asked about */
export function requireNextOfKinRule({ nextOfKinBelowAge }: AffiliationNeeds, { assertions: { nok } }: Asker): void {
  if (nok && nextOfKinBelowAge === 0) {
    throw new Problem('forbidden', 'nok-not-accepted', 'Next of kin are not given access here')
  }
}

/** Whether somebody answers for a person who, by this country's rule, answers for themselves. */
export function answeredByOther(
  { nextOfKinBelowAge = nextOfKinBelow, now }: AffiliationNeeds,
  { assertions: { nok } }: Asker,
  { traits }: RegisteredPerson,
): boolean {
  return nok !== undefined && !isYoungerThan(traits.birthDate, nextOfKinBelowAge, now())
}

/** What keeps a person's documents of one service from who asks, as an access decision is told. */
export function keptFrom(
  needs: AffiliationNeeds,
  asker: Asker,
  person: RegisteredPerson,
  service: DocumentService,
): Pick<Extract<About, { kind: 'patient' }>, 'withheld' | 'answeredByOther'> {
  return {
    ...(isClosed(person, service) ? { withheld: true } : {}),
    ...(answeredByOther(needs, asker, person) ? { answeredByOther: true } : {}),
  }
}
