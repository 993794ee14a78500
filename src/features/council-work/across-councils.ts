import {
  type CaseId,
  type CouncilCase,
  type CouncilStore,
  checkMandates,
  isRoutine,
  mandateOn,
  secondTreatments,
  shared,
} from '../council/index.ts'

/** What the mandates and the other councils say of a case (issue 3, item 7). A person judges it. */
export type AcrossCouncils = {
  /** The mandate in force has tasks, and none of them is what the case is about. */
  readonly outsideMandate: (one: CouncilCase) => boolean
  /** The case in another council after which this one came without a stated need. */
  readonly treatedElsewhere: (one: CouncilCase) => CaseId | undefined
}

/** @param today the day of cases that have no meeting yet */
export async function acrossCouncils(store: CouncilStore, today: string): Promise<AcrossCouncils> {
  const [kept, cases, meetings, matters] = await Promise.all([
    store.list('mandate'),
    store.list('case'),
    store.list('meeting'),
    store.list('matter', shared),
  ])
  const mandates = kept.map(({ content }) => content)
  const dated = new Map(meetings.map(({ id, content }) => [id, content]))
  const needless = matters.flatMap(({ content }) => {
    const ofMatter = cases.map((each) => each.content).filter(({ id }) => content.cases.includes(id))
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
