import { type Html, html } from '../../../protocols/web/html.ts'
import type {
  Appointment,
  DiagnosisOrProcedure,
  HeldDocument,
  Item,
  Pregnancy,
  Requisition,
  Vaccination,
} from '../../national-sources/index.ts'
import { documentKey } from '../document-key.ts'
import { paths } from './paths.ts'
import {
  codesOf,
  day,
  decimal,
  departmentOf,
  nameOf,
  type Reader,
  source,
  table,
  tag,
  timeHtml,
  whoOf,
} from './words.ts'

/** Documents, the latest first, each opened by a press. */
export function documentsHtml(items: readonly HeldDocument[], reader: Reader): Html {
  const { c, t, record } = reader
  return table(
    String(t.documents),
    [c.date, c.what, c.by],
    html`<tbody role="rowgroup">${items
      .toSorted(latestFirst)
      .map(
        (item) =>
          html`<tr role="row"><td role="cell">${timeHtml(item.at, reader)}</td><th role="rowheader" scope="row"><a class="ds-link" href="${paths.document(record, documentKey(item.handle))}" target="_blank">${source(item.title, reader)}<span class="ds-sr-only"> (${c.openPdf})</span></a>${kindHtml(item, reader)}</th><td role="cell" data-head="${c.by}">${whoOf(item.by, reader)}</td></tr>`,
      )}</tbody>`,
  )
}

/** Main groups of documents (Volven 9602), in words of our own. */
const groups = ['A00-1', 'B00-1', 'C00-1', 'D00-1', 'E00-1', 'I00-1'] as const

function kindHtml({ type, title }: HeldDocument, reader: Reader): Html | false {
  const group = groups.find((each) => type.codes.some(({ code }) => code === each))
  const kind = nameOf(type)
  if (group && !type.text) return html`<span class="nr-sub">${reader.c[group]}</span>`
  return kind !== title && kind !== '–' && html`<span class="nr-sub">${source(kind, reader)}</span>`
}

function latestFirst(one: Pick<Item, 'at'>, other: Pick<Item, 'at'>): number {
  return (other.at ?? '').localeCompare(one.at ?? '')
}

/** Requisitions, the latest first. */
export function requisitionsHtml(items: readonly Requisition[], reader: Reader): Html {
  const { c, t } = reader
  return table(
    String(t.requisitions),
    [c.date, c.what, c.reason, c.performer],
    html`<tbody role="rowgroup">${items
      .toSorted(latestFirst)
      .map(
        ({ at, what, status, reason, performer, wanted, by }) =>
          html`<tr role="row"><td role="cell">${timeHtml(at, reader)}<span class="nr-sub">${whoOf(by, reader)}</span></td><th role="rowheader" scope="row">${source(nameOf(what), reader)}<span class="nr-sub">${codesOf(what)}</span></th><td role="cell" data-head="${c.reason}">${reason && source(reason, reader)}</td><td role="cell" data-head="${c.performer}">${performer && whoOf(performer, reader)}${wanted?.from && html`<span class="nr-sub">${c.wanted}: ${day(wanted.from, reader)}</span>`}${status && html`<span class="nr-sub">${c.status}: ${statusOf(status, reader)}</span>`}</td></tr>`,
      )}</tbody>`,
  )
}

/** The states of a request (FHIR request-status) that there are words for. */
const statuses = ['draft', 'active', 'on-hold', 'revoked', 'completed'] as const

function statusOf(status: string, { c }: Reader): Html {
  const known = statuses.find((each) => each === status)
  return known ? html`${c[known]}` : html`<span lang="en">${status}</span>`
}

/** Vaccines, the latest first. */
export function vaccinationsHtml(items: readonly Vaccination[], reader: Reader): Html {
  const { c, t } = reader
  return table(
    String(t.vaccinations),
    [c.date, c.vaccine, c.against, c.doseNumber, c.by],
    html`<tbody role="rowgroup">${items
      .toSorted(latestFirst)
      .map(
        ({ at, vaccine, against, dose, given, by }) =>
          html`<tr role="row"><td role="cell">${timeHtml(at, reader)}</td><th role="rowheader" scope="row">${source(nameOf(vaccine), reader)}${!given && tag(c.notGiven, 'warning')}<span class="nr-sub">${codesOf(vaccine)}</span></th><td role="cell" data-head="${c.against}">${against && source(against, reader)}</td><td role="cell" data-head="${c.doseNumber}">${dose}</td><td role="cell" data-head="${c.by}">${whoOf(by, reader)}</td></tr>`,
      )}</tbody>`,
  )
}

/** Diagnoses and procedures, the latest first. */
export function diagnosesHtml(items: readonly DiagnosisOrProcedure[], reader: Reader): Html {
  const { c, t } = reader
  return table(
    String(t['diagnoses-and-procedures']),
    [c.date, c.what, c.kind, c.by],
    html`<tbody role="rowgroup">${items
      .toSorted(latestFirst)
      .map(
        ({ at, until, what, kind, department, by }) =>
          html`<tr role="row"><td role="cell">${timeHtml(at, reader)}${until && html`<span class="nr-sub">${c.until} ${day(until, reader)}</span>`}</td><th role="rowheader" scope="row">${source(nameOf(what), reader)}<span class="nr-sub">${codesOf(what)}</span></th><td role="cell">${c[kind]}</td><td role="cell" data-head="${c.by}">${whoOf(by, reader)}${department && html`<span class="nr-sub">${source(departmentOf(department, reader), reader)}</span>`}</td></tr>`,
      )}</tbody>`,
  )
}

/** Pregnancies, the one that lasts first, each with its controls. */
export function pregnanciesHtml(items: readonly Pregnancy[], reader: Reader): Html {
  const order = (one: Pregnancy, other: Pregnancy) =>
    Number(other.active) - Number(one.active) || latestFirst(one, other)
  return html`${items.toSorted(order).map((item) => pregnancyHtml(item, reader))}`
}

function pregnancyHtml(
  { active, due, ended, lastPeriod, rhesusDNegative, appointments }: Pregnancy,
  reader: Reader,
): Html {
  const { c } = reader
  const title = active ? c.ongoing : ended === undefined ? c.over : c.endedOn(day(ended, reader))
  const fact = (label: Reader['c']['due'], value: string) =>
    value !== '' && html`<div><dt>${label}</dt><dd>${value}</dd></div>`
  const rhesus = rhesusDNegative === undefined ? '' : String(rhesusDNegative ? c.yes : c.no)
  return html`<h3>${title}</h3><dl class="nr-facts">${fact(c.due, day(due, reader))}${fact(c.lastPeriod, day(lastPeriod, reader))}${fact(c.rhesus, rhesus)}</dl>
${appointments.length > 0 && appointmentsHtml(appointments, `${title}: ${c.controls}`, reader)}`
}

function appointmentsHtml(appointments: readonly Appointment[], caption: string, reader: Reader): Html {
  const { c } = reader
  return table(
    caption,
    [c.date, c.week, c.weight, c.bloodPressure, c.protein, c.fundus, c.by],
    html`<tbody role="rowgroup">${appointments
      .toReversed()
      .map(
        ({ at, week, weightKg, bloodPressure, proteinInUrine, symphysisFundusCm, by }) =>
          html`<tr role="row"><th role="rowheader" scope="row">${timeHtml(at, reader)}</th><td role="cell" data-head="${c.week}">${week}</td><td role="cell" data-head="${c.weight}">${weightKg && decimal(weightKg, reader)}</td><td role="cell" data-head="${c.bloodPressure}">${bloodPressure}</td><td role="cell" data-head="${c.protein}">${proteinInUrine && source(proteinInUrine, reader)}</td><td role="cell" data-head="${c.fundus}">${symphysisFundusCm}</td><td role="cell" data-head="${c.by}">${whoOf(by, reader)}</td></tr>`,
      )}</tbody>`,
  )
}
