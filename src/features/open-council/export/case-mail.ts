import { caseNumber, type CouncilCase, type Published } from '../../council/index.ts'
import { addresses } from '../addresses.ts'
import { shortName } from '../council-names.ts'
import type { OpenCouncils } from '../public-records.ts'
import { summaryOf } from './atom.ts'
import type { NoticeMail } from './notice-mail.ts'
import { spokenDay } from './spoken-day.ts'

/** What is known of some cases, as a message to send on: in bokmål, as the papers are. */
export function casesMail(
  title: string,
  cases: readonly Published<CouncilCase>[],
  open: OpenCouncils,
  origin: string,
): Pick<NoticeMail, 'subject' | 'text'> {
  const rows = cases.flatMap((one) => {
    const date = open.meetingOf(one)?.date
    const council = shortName(open.council(one.council), one.council, date)
    return [
      `${council} ${caseNumber(one)}${date === undefined ? '' : `, ${spokenDay(date, 'nb')}`}: ${one.title}`,
      summaryOf(one),
      `${origin}${addresses.case(one.id)}`,
      '',
    ]
  })
  return { subject: `Saker og vedtak: ${title}`, text: [`Saker og vedtak: ${title}`, '', ...rows].join('\n') }
}
