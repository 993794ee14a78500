import {
  type CaseId,
  type CouncilCase,
  type CouncilStore,
  checkMandates,
  isRoutine,
  mandateOn,
  secondTreatments,
} from '../council/index.ts'
import type { Chains } from './find-chains.ts'

/** What the mandates and the other councils say of a case (issue 3, item 7). A person judges it. */
export type AcrossCouncils = {
  /** The mandate in force has tasks, and none of them is what the case is about. */
  readonly outsideMandate: (one: CouncilCase) => boolean
  /** The case in another council after which this one came without a stated need. */
  readonly treatedElsewhere: (one: CouncilCase) => CaseId | undefined
}

/** @param chains of the cases that are asked about @param today the day of cases that have no meeting yet */
export async function acrossCouncils(
  store: CouncilStore,
  { matters, cases }: Chains,
  today: string,
): Promise<AcrossCouncils> {
  const [kept, meetings] = await Promise.all([store.list('mandate'), store.list('meeting')])
  const mandates = kept.map(({ content }) => content)
  const dated = new Map(meetings.map(({ id, content }) => [id, content]))
  const needless = matters.flatMap((matter) => {
    const ofMatter = cases.filter(({ id }) => matter.cases.includes(id))
    return secondTreatments(ofMatter, mandates, dated, today).filter(({ need }) => need === 'none')
  })
  return {
    outsideMandate(one) {
      const day = dated.get(one.meeting ?? '')?.date ?? today
      const inForce = mandateOn(mandates, one.council, day)
      if (!inForce || inForce.tasks.length === 0 || isRoutine(one.title)) return false
      return checkMandates(one, mandates, day).own.length === 0
    },
    treatedElsewhere: (one) => needless.find((each) => each.case === one.id)?.after,
  }
}
