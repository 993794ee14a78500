import { registeredClients } from '../../features/health-data-api/index.ts'
import { approveWaiting, type DirectoryKeeper } from '../../features/partner-directory/index.ts'
import { Problem } from '../../kernel/problem.ts'
import { fingerprintOf } from '../../platform/x509/certificate.ts'
import { errorFields } from '../../platform/log/log.ts'
import type { HttpRoute } from '../../protocols/web/route.ts'
import type { Task } from '../periodic.ts'
import { type DescribedContactPoint, readContactPointFile } from './contact-point-file.ts'
import { peopleElsewhere } from './demo-patients.ts'
import { demoOperator } from './demo-setup.ts'
import type { OurContactPoint } from './our-contact-point.ts'
import { askRespondersTask } from './ocsp-responders.ts'
import { readKeysTask } from './own-keys.ts'
import { readListsTask } from './revocation-lists.ts'
import { openOwn, type OwnNeeds } from './own.ts'
import { pathCheckOf } from './setup.ts'

/** The contact point of a process, whoever described it. */
export type ProcessContactPoint = AsyncDisposable & {
  readonly contactPoint: OurContactPoint
  /** Its own, beside the pages: what it publishes. */
  readonly routes: readonly HttpRoute[]
  /** Takes questions from other countries. @throws Problem when the port cannot be used */
  readonly answer: () => Promise<void>
  /** Once we answer: what may take its time. */
  readonly begin: () => void
}

/**
 * Reads the file that describes the contact point, before anything is opened.
 *
 * @param invented whether the people who sign in are
 * @throws Problem as `readContactPointFile`; `forbidden` (`contact-point-network`) when invented people would ask real
 *   countries, or real people the demonstration's
 */
export async function readDescribed(path: string, invented: boolean): Promise<DescribedContactPoint> {
  const setup = await readContactPointFile(path)
  requireNetwork(setup, invented)
  return setup
}

/** Opens the contact point that a file describes. */
export async function openDescribed({ setup, ...needs }: OwnNeeds): Promise<ProcessContactPoint> {
  const clients = setup.clients && registeredClients(setup.clients)
  const own = await openOwn({
    ...needs,
    ...(setup.publish ? await practisingOn(setup, needs) : {}),
    ...{ setup, ...(clients ? { clients } : {}) },
  })
  const { keeper } = own.contactPoint
  const failed = (error: unknown) => needs.log.warn('problem', errorFields(error))
  await askBeforehand(keeper, setup, needs.now()).catch(failed)
  await takeBrought(keeper, setup)
  return {
    contactPoint: {
      ...own.contactPoint,
      tasks: [
        ...own.contactPoint.tasks,
        readListsTask(setup.revocationLists, keeper),
        ...(setup.ocsp ? [askRespondersTask(setup.ocsp, keeper)] : []),
        ...(setup.renewal ? [readKeysTask(setup.renewal)] : []),
        ...demonstrationTasks(keeper, setup),
      ],
    },
    routes: own.routes,
    answer: own.answer,
    begin: () => void keeper.refresh().catch(failed),
    [Symbol.asyncDispose]: () => own[Symbol.asyncDispose](),
  }
}

function requireNetwork({ network }: DescribedContactPoint, invented: boolean): void {
  if ((network === 'demonstration') === invented) return
  const message = invented
    ? 'Invented people cannot ask real countries: use serve'
    : 'Real people are not served by a network for demonstration: use demo'
  throw new Problem('forbidden', 'contact-point-network', message, { at: 'network' })
}

/** Where all countries are this program, their people are the same. */
async function practisingOn({ partners }: DescribedContactPoint, { samples, now }: Pick<OwnNeeds, 'samples' | 'now'>) {
  const countries = partners.map(({ country }) => country)
  const people = await peopleElsewhere(countries, samples, now())
  return { demoPeople: (country: string) => people.get(country) ?? [] }
}

/** What is in the file and what is known already is judged by responders from the start, where there are any. */
async function askBeforehand(keeper: DirectoryKeeper, setup: DescribedContactPoint, now: Date): Promise<void> {
  if (!setup.ocsp) return
  const check = pathCheckOf(setup)
  for (const { use, certificate } of setup.partners.flatMap(({ brought }) => brought)) check(certificate, use, now)
  await askRespondersTask(setup.ocsp, keeper).run()
}

/** Who wrote the file vouches for what is in it; what an operator has said since on the page counts more. */
async function takeBrought(keeper: DirectoryKeeper, { partners }: DescribedContactPoint): Promise<void> {
  const operator = { by: 'contact-point-file', byName: 'KNUTEPUNKT_CONTACT_POINT' }
  for (const { country, brought } of partners) {
    for (const { use, certificate } of brought) {
      const sha256 = fingerprintOf(certificate)
      const said = keeper.decisions().some((one) => one.country === country && one.use === use && one.sha256 === sha256)
      if (!said) await keeper.importCertificate(country, use, certificate, operator)
    }
  }
}

/** Where a demonstration is spread over processes, each looks for the others until it has found them. */
function demonstrationTasks(keeper: DirectoryKeeper, { publish }: DescribedContactPoint): readonly Task[] {
  if (!publish) return []
  const run = async () => {
    const found = new Set(keeper.directory.partners().map(({ country, hasMask }) => (hasMask ? country : '')))
    if (keeper.publishers.every(({ country }) => found.has(country))) return
    await keeper.refresh()
    await approveWaiting(keeper, demoOperator)
  }
  return [{ name: 'find-demonstration-partners', everySeconds: 2, run }]
}
