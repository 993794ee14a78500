import { Problem } from '../../../kernel/problem.ts'
import { uuidOf } from '../../../kernel/uuid-of.ts'
import type { NationalRecord, RecordChange } from '../../national-records/index.ts'
import { textIn, wrongMember } from '../body-members.ts'
import type { Asked, KnownPerson, Outcome } from '../national-service.ts'
import type { PrivacySetting } from '../privacy-outcome.ts'
import { registers } from '../person-register.ts'
import { type Definition, definitionIn } from './definitions.ts'
import { inForce, settingOf, settingsIn } from './setting.ts'

/** The kind of a setting that has been taken back: no service looks at it, and the person's history has it. */
const takenBack = 'IkkeAktiv'

/** The service that holds nothing of somebody who has not consented. */
const heldByConsent = 'maternity-record'

/**
 * Sets or takes back a setting. All services answer by it from the next call on. A consent that is taken back takes what was
 * held under it along.
 *
 * @throws Problem those of `definitionIn` and `settingsIn`; `forbidden` (`person-deceased`); `not-found` (`person-unknown`)
 */
export function setSetting({ body, person, records, beside, now }: Asked): Outcome {
  const definition = definitionIn(body)
  const { aktiv } = body ?? {}
  if (typeof aktiv !== 'boolean') throw wrongMember('aktiv')
  if (textIn(body, 'typePi') !== definition.typePi) throw wrongMember('typePi')
  if (!person) throw new Problem('not-found', 'person-unknown', 'No person is registered with it')
  if (person.died !== undefined) throw new Problem('forbidden', 'person-deceased', 'The person has died')
  const active = inForce(records, definition, now)
  const wanted = aktiv ? settingsIn(body, definition, now) : []
  // What was written while the last consent was taken back goes too, before a new one begins.
  const goesOn = aktiv && active.length > 0
  const withdrawn = definition.about === heldByConsent && !goesOn ? (beside[heldByConsent] ?? []) : []
  const changes = isAlready(active, wanted)
    ? []
    : [
        ...active.map((each) => ended(each, now)),
        ...wanted.map((setting) => begun(person, definition, setting, { after: records.length, now })),
      ]
  const { about: _, ...told } = definition
  return {
    status: 200,
    body: { innbyggerFnr: person.number, ...told, aktiv },
    changes: [...changes, ...withdrawn.map((each) => erased(each, now))],
  }
}

/** Said again, it stays as it is: with the day it was first said. */
function isAlready(active: readonly NationalRecord[], wanted: readonly PrivacySetting[]): boolean {
  const extents = (settings: readonly PrivacySetting[]) =>
    settings.map(({ extent }) => `${extent?.type} ${extent?.hpr}`).toSorted()
  return JSON.stringify(extents(active.map(settingOf))) === JSON.stringify(extents(wanted))
}

/** Two who set the same at once, having seen the same, name it alike: the store takes one of them, and tells the other. */
function begun(
  { number }: KnownPerson,
  { about, definisjonGuid }: Definition,
  setting: PrivacySetting,
  { after, now }: { readonly after: number; readonly now: Date },
): RecordChange {
  const { type, hpr } = setting.extent ?? {}
  const id = uuidOf(`setting ${number} ${definisjonGuid} ${type} ${hpr} ${after}`)
  return { person: number, service: registers.settings, id, kind: about, at: now, seen: 0, content: { ...setting } }
}

function ended({ person, service, id, version, content }: NationalRecord, now: Date): RecordChange {
  const until = now.toISOString()
  return { person, service, id, kind: takenBack, at: now, seen: version, content: { ...content, until } }
}

function erased({ person, service, id, kind, version }: NationalRecord, now: Date): RecordChange {
  return { person, service, id, kind, at: now, seen: version, erases: true }
}
