import type { CaseId, CouncilId, MeetingId } from '../council/index.ts'

/**
 * The public addresses, which are kept for good: they stand in minutes, letters and archives. A case and a meeting are
 * found by the ids they have, and ids have their slashes in an address too.
 */
export const addresses = {
  search: '/saker',
  searchFeed: '/saker.atom',
  followMail: '/saker/folg',
  case: (id: CaseId) => `/saker/${id}`,
  corrections: (id: CaseId) => `/saker/${id}#rettelser`,
  decision: (id: CaseId, ordinal: number) => `/vedtak/${id}/${ordinal}`,
  meetings: '/moter',
  meetingsCalendar: '/moter.ics',
  meeting: (id: MeetingId) => `/moter/${id}`,
  meetingCalendar: (id: MeetingId) => `/moter/${id}/mote.ics`,
  meetingNotice: (id: MeetingId) => `/moter/${id}/varsel`,
  meetingNoticeMail: (id: MeetingId) => `/moter/${id}/varsel.eml`,
  councils: '/rad',
  council: (id: CouncilId) => `/rad/${id}`,
  councilFeed: (id: CouncilId) => `/rad/${id}/saker.atom`,
  councilCalendar: (id: CouncilId) => `/rad/${id}/moter.ics`,
  matter: (id: string) => `/saksganger/${id}`,
  matterFeed: (id: string) => `/saksganger/${id}/saker.atom`,
  followUp: '/oppfolging',
  figures: '/saker/tall',
  source: (document: string, lines?: readonly [from: number, to: number]) =>
    lines === undefined
      ? `/kilder/${document}`
      : `/kilder/${document}?fra=${lines[0]}&til=${lines[1]}#l${Math.max(1, lines[0] - 3)}`,
  sourceText: (document: string) => `/kilder/${document}/tekst.txt`,
  openData: '/saker/apne-data',
  casesApi: '/api/saker',
  oparl: '/api/oparl/v1.1/system',
  einnsynMeeting: (id: MeetingId) => `/api/einnsyn/moetemappe/${id}`,
  einnsynCase: (id: CaseId) => `/api/einnsyn/moetesak/${id}`,
  archive: (council: CouncilId) => `/noark/${council}/arkivstruktur.xml`,
} as const
