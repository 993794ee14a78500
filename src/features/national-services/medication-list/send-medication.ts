import { Problem } from '../../../kernel/problem.ts'
import type { Json } from '../../../standards/fhir/json.ts'
import type { RecordChange } from '../../national-records/index.ts'
import type { Asked, KnownPerson, Outcome } from '../national-service.ts'
import { type Sender, senderIn } from './sender.ts'
import { type Decided, decideSend } from './decide-send.ts'
import { refusedFor } from './fault.ts'
import { referenceStands } from './list-reference.ts'
import { readSentList } from './read-bundle.ts'
import { noFaults, type SentList } from './sent.ts'
import { sfmCodes } from './sfm.ts'
import { type HeldList, heldList, infoId, recordKinds } from './statement.ts'

/**
 * Answers `$sendMedication`: reads the document, decides on all of it, and writes all or nothing.
 *
 * @throws Problem `forbidden`: `no-prescribing-right`, `list-withheld`, `not-responsible`; `not-found`: `person-unknown`;
 * `unsupported`: `person-deceased`; `conflict`: `list-changed`, `fetch-too-old`; those of `readSentList` and `senderIn`
 * @see https://simplifier.net/guide/SFMAPIBasis/sendMedication
 */
export function sendMedication(asked: Asked): Outcome {
  const sender = senderIn(asked)
  const person = allowed(asked, sender)
  const faults = noFaults()
  const sent = readSentList(asked.body, faults, asked.now)
  const list = heldList(asked.records)
  upToDate(list, sender, sent, asked.now)
  responsible(list, sender, sent)
  const { now, newId } = asked
  const decided = faults.found.length > 0 ? { faults: faults.found } : decideSend(sent, { list, sender, now, newId })
  if ('faults' in decided) return refusedFor(decided.faults)
  return { status: 200, body: answerOf(sent, decided), changes: changesOf(person, list, decided, now) }
}

function allowed({ privacy, person }: Asked, { prescribes }: Sender): KnownPerson {
  if (!prescribes) throw new Problem('forbidden', 'no-prescribing-right', 'The sender may not prescribe')
  if (!person) throw new Problem('not-found', 'person-unknown', 'There is nobody to send for')
  if (person.died !== undefined)
    throw new Problem('unsupported', 'person-deceased', 'Nothing is prescribed for the dead')
  if (privacy !== 'open' && privacy !== 'lifted') {
    throw new Problem('forbidden', 'list-withheld', 'Who may not see the list may not change it')
  }
  return person
}

function upToDate(list: HeldList, { hpr }: Sender, { reference }: SentList, now: Date): void {
  const at = 'Composition.relatesTo.targetIdentifier'
  const stands = referenceStands(list, hpr, reference, now)
  if (stands === 'old') {
    throw new Problem('conflict', 'fetch-too-old', 'The fetch is more than four hours old: fetch again', { at })
  }
  if (stands === 'changed') {
    throw new Problem('conflict', 'list-changed', 'The list is not as it was fetched: fetch again', { at })
  }
}

/**
 * Where a doctor is responsible for multidose, only that one makes the list, or who stands in, or who takes over. What is
 * public says no more than that there is one.
 */
function responsible({ info }: HeldList, { hpr }: Sender, { pll }: SentList): void {
  const now = info.pll?.responsible?.hpr
  if (!pll || now === undefined || now === hpr || pll.substitute || pll.responsible?.hpr === hpr) return
  throw new Problem('forbidden', 'not-responsible', 'Another doctor is responsible for the list', {
    at: 'Basic.extension',
  })
}

function changesOf(
  { number }: KnownPerson,
  list: HeldList,
  { changed, info }: Decided,
  at: Date,
): readonly RecordChange[] {
  const common = { person: number, service: 'medication-list', at }
  return [
    // First, so that of two who send at once the second stops here.
    { ...common, id: infoId, kind: recordKinds.info, seen: list.infoVersion, content: { ...info } },
    ...changed.map(({ id, version, is }) => ({
      ...common,
      id,
      kind: recordKinds.statement,
      seen: version,
      content: { ...is },
    })),
  ]
}

function answerOf({ pll }: SentList, { info, prescribed, recalled }: Decided): Json {
  const resultCode = {
    name: 'resultCode',
    valueCoding: { system: sfmCodes('sfm-kj-rf-error-code'), code: '0', display: 'OK' },
  }
  const resultOf = ({ reseptId, refnum }: Decided['prescribed'][number]) => ({
    name: 'prescriptionOperationResult',
    part: [
      { name: 'reseptID', valueString: reseptId },
      ...(refnum === undefined ? [] : [{ name: 'refnum', valueString: refnum }]),
      resultCode,
    ],
  })
  return {
    resourceType: 'Parameters',
    parameter: [
      { name: 'prescriptionCount', valueInteger: prescribed.length },
      { name: 'recallCount', valueInteger: recalled.length },
      ...(pll && info.pll
        ? [{ name: 'PllResult', part: [{ name: 'PllmessageID', valueString: info.pll.messageId }, resultCode] }]
        : []),
      ...[...prescribed, ...recalled.map((reseptId) => ({ reseptId }))].map(resultOf),
    ],
  }
}
