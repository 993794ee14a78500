import { uuidOf } from '../../../kernel/uuid-of.ts'
import type { Json } from '../../../standards/fhir/json.ts'
import type { Day, Given, Medicine, Story } from '../../synthetic-population/index.ts'
import type { LaidRecord } from '../laid-record.ts'
import { type Dispensed, infoId, type ListInfo, recordKinds, type Signed, type Statement } from './statement.ts'

/** What the service holds of a story: prescriptions in chains, what was handed over, and who answers for the list. */
export function medicationListOf(story: Story): readonly LaidRecord[] {
  const inMultidose = isVisited(story)
  const chains = story.medicines.map((each) => chainOf(each, inMultidose && isPacked(each)))
  const laid = chains.flatMap((chain, nth) => [
    ...chain.map((each) => recordOf(recordKinds.statement, idOf(each), each.prescribed.at, each)),
    ...dispensesOf(story.medicines[nth]!, chain),
  ])
  const info = infoOf(
    story,
    chains.flatMap((chain) => chain.filter(({ pllId }) => pllId !== undefined)),
  )
  return info ? [...laid, info] : laid
}

/** Whom home nursing visits, or who lives in a nursing home, has the fixed medicines packed by dose. */
function isVisited({ person, contacts }: Story): boolean {
  return person.nursingHome !== undefined || contacts.some(({ kind }) => kind === 'home-nursing')
}

/** What is swallowed whole, and always taken, goes into the bags. */
function isPacked({ use, form }: Medicine): boolean {
  return use === 'fixed' && /tablett$|kapsel$/.test(form)
}

function recordOf(kind: string, id: string, at: string, content: object): LaidRecord {
  return { id, kind, on: at.slice(0, 10), content: { ...content } as Json }
}

function idOf({ reseptId, pllId }: Statement): string {
  return (reseptId ?? pllId)!
}

type Step = { readonly dose: string; readonly product: string; readonly since: Day }

/** Each dose is a prescription, and what goes on for long is renewed each year; the last is the head of the others. */
function chainOf(medicine: Medicine, multidose: boolean): readonly Statement[] {
  const { id, until, before } = medicine
  const renewed = lastRenewal(medicine)
  const steps: Step[] = [...before, medicine, ...(renewed ? [{ ...medicine, since: renewed }] : [])]
  const resept = (nth: number) => uuidOf(`${id}/prescription ${nth}`)
  const head = steps.length - 1
  return steps.map((step, nth) => {
    const base = statementOf(medicine, step, resept(nth))
    if (nth < head) {
      return { ...base, status: 'completed', partOf: resept(head), lastChanged: morningOf(steps[nth + 1]!.since) }
    }
    if (until !== undefined) return { ...base, ...stoppedOn(medicine, until) }
    return {
      ...base,
      status: 'active',
      rfStatus: 'E',
      pllId: uuidOf(`${id}/line`),
      ...(multidose ? { multidose: true } : {}),
    }
  })
}

/** A prescription holds a year: the last anniversary before what was handed over last. */
function lastRenewal({ since, dispensed }: Medicine): Day | undefined {
  const last = dispensed.at(-1)?.on ?? since
  const years = Number(last.slice(0, 4)) - Number(since.slice(0, 4))
  const anniversary = (ago: number) => `${Number(last.slice(0, 4)) - ago}${since.slice(4).replace('02-29', '02-28')}`
  const found = anniversary(0) <= last ? anniversary(0) : anniversary(1)
  return years > 0 && found > since ? found : undefined
}

const uses = { fixed: '1', course: '2', 'as-needed': '3' } as const

function statementOf(medicine: Medicine, { dose, product, since }: Step, reseptId: string): Statement {
  const { atc, form, use, reason } = medicine
  return {
    reseptId,
    status: 'active',
    medication: {
      code: `ID_${uuidOf(`product ${product}`).toUpperCase()}`,
      display: product,
      atc: { code: atc.code, display: atc.label },
      form,
      registration: '2',
      group: 'C',
    },
    dose,
    use: uses[use],
    area: reason,
    prescribed: { ...signedBy(medicine), at: morningOf(since) },
    expires: `${Number(since.slice(0, 4)) + 1}${since.slice(4).replace('02-29', '02-28')}`,
    lastChanged: morningOf(since),
    reit: use === 'course' ? '0' : '3',
    packs: '1',
    typeresept: 'E',
  }
}

/** The one reason (Volven 7494) that is seen in public: the treatment is over. */
function stoppedOn(medicine: Medicine, until: Day): Pick<Statement, 'status' | 'lastChanged' | 'discontinued'> {
  const at = morningOf(until)
  return {
    status: 'completed',
    lastChanged: at,
    discontinued: { at, reason: { code: 'A', display: 'Avsluttet behandling' }, by: signedBy(medicine) },
  }
}

function signedBy({ by, place }: Given): Signed {
  return { ...(by === undefined ? {} : { hpr: by }), place }
}

function morningOf(day: Day): string {
  return `${day}T09:00:00Z`
}

/** Each is of the prescription that was in force that day. */
function dispensesOf({ id, dispensed }: Medicine, chain: readonly Statement[]): readonly LaidRecord[] {
  return dispensed.flatMap(({ on, pharmacy, packs }, nth) => {
    const prescription = chain.findLast(({ prescribed }) => prescribed.at.slice(0, 10) <= on)
    if (!prescription) return []
    const m10Id = uuidOf(`${id}/dispense ${nth}`)
    const content: Dispensed = {
      m10Id,
      reseptId: idOf(prescription),
      on,
      pharmacy,
      packs: String(packs),
      product: prescription.medication.display,
    }
    return [recordOf(recordKinds.dispensed, m10Id, `${on}T12:00:00Z`, content)]
  })
}

/** The list was last made by whoever prescribed last. */
function infoOf({ medicines }: Story, onList: readonly Statement[]): LaidRecord | undefined {
  const last = onList.toSorted((one, other) => (one.prescribed.at < other.prescribed.at ? -1 : 1)).at(-1)
  if (!last) return undefined
  const { at, ...author } = last.prescribed
  const pharmacy = medicines.flatMap(({ dispensed }) => dispensed.map((each) => each.pharmacy)).at(-1)
  const multidose = onList.some((each) => each.multidose)
  const content: ListInfo = {
    pll: {
      messageId: uuidOf(`${last.reseptId}/list of ${onList.length}`),
      at,
      author,
      ...(multidose ? { responsible: author, ...(pharmacy === undefined ? {} : { pharmacy }) } : {}),
    },
  }
  return recordOf(recordKinds.info, infoId, at, content)
}
