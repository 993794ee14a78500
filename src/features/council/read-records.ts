import { type KeptRecords, type PublicView, publish } from './publish.ts'
import type { RecordKind, Records } from './records.ts'
import type { CouncilStore } from './store.ts'

/** Everything that is kept. */
export async function readRecords(store: Pick<CouncilStore, 'list'>): Promise<KeptRecords> {
  const all = async <K extends RecordKind>(kind: K): Promise<readonly Records[K][]> =>
    (await store.list(kind)).map(({ content }) => content as Records[K]) // the content is of the kind asked for
  const [council, mandate, seat, membership, meeting, kase, matter] = await Promise.all([
    all('council'),
    all('mandate'),
    all('seat'),
    all('membership'),
    all('meeting'),
    all('case'),
    all('matter'),
  ])
  const [commitment, difference, wheel, grant, figure, timeline] = await Promise.all([
    all('commitment'),
    all('difference'),
    all('wheel'),
    all('grant'),
    all('figure'),
    all('timeline'),
  ])
  return {
    council,
    mandate,
    seat,
    membership,
    meeting,
    case: kase,
    matter,
    commitment,
    difference,
    wheel,
    grant,
    figure,
    timeline,
  }
}

/** All that the public may see now. */
export const readPublicView = async (store: Pick<CouncilStore, 'list'>): Promise<PublicView> =>
  publish(await readRecords(store))
