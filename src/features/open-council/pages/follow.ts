import type { Page } from '../../../protocols/web/answer.ts'
import { html } from '../../../protocols/web/html.ts'
import { type Language, texts } from '../../../protocols/web/language.ts'
import { addresses } from '../addresses.ts'
import type { NoticeMail } from '../export/notice-mail.ts'
import { inBokmal, openPage, type SectionId } from './frame.ts'

const followTexts = texts({
  nb: {
    heading: 'Klar til å sendes som e-post',
    lead: 'Kopier teksten, eller åpne den i e-postprogrammet ditt.',
    subject: 'Emne',
    text: 'Tekst',
    file: 'Åpne i e-postprogrammet',
    feed: 'Vil du heller bli varslet? Legg denne adressen i en leser for Atom:',
  },
  nn: {
    heading: 'Klar til å sendast som e-post',
    lead: 'Kopier teksten, eller opne han i e-postprogrammet ditt.',
    subject: 'Emne',
    text: 'Tekst',
    file: 'Opne i e-postprogrammet',
    feed: 'Vil du heller bli varsla? Legg denne adressa i ein lesar for Atom:',
  },
  en: {
    heading: 'Ready to be sent as e-mail',
    lead: 'Copy the text, or open it in your e-mail program.',
    subject: 'Subject',
    text: 'Text',
    file: 'Open in the e-mail program',
    feed: 'Would you rather be told? Put this address in a reader of Atom feeds:',
  },
})

/** A message to copy or open. @param to where its file and its feed are, where it has them, and the origin that a reader of feeds needs */
export function mailPage(
  language: Language,
  section: SectionId,
  mail: Pick<NoticeMail, 'subject' | 'text'>,
  to: { readonly file?: string; readonly feed?: string; readonly origin: string },
): Page {
  const t = followTexts(language)
  return openPage(language, {
    section,
    title: t.heading,
    main: html`<h1>${t.heading}</h1><p class="kp-lead">${t.lead}</p>
<p class="ds-field"><label class="ds-label" for="emne">${t.subject}</label><input class="ds-input" id="emne" readonly value="${mail.subject}" ${inBokmal(language)}></p>
<p class="ds-field"><label class="ds-label" for="tekst">${t.text}</label><textarea class="ds-input oc-mail" id="tekst" readonly rows="16" ${inBokmal(language)}>${mail.text}</textarea></p>
${to.file && html`<p><a class="ds-button" href="${to.file}">${t.file}</a></p>`}
${to.feed && html`<p>${t.feed} <a class="ds-link" href="${to.feed}"><code>${to.origin}${to.feed}</code></a></p>`}`,
  })
}

const dataTexts = texts({
  nb: {
    heading: 'Åpne data',
    lead: 'Alt på disse sidene kan hentes av andre systemer, uten nøkkel. Innspill som er merket interne, er aldri med.',
    api: 'Søk i saker som JSON. Et saksnummer uten råd svares med 409 og alle rådene som har det.',
    oparl: 'OParl 1.1: hele rådsmodellen, med sider, tilbakevisninger og det som er slettet.',
    einnsyn:
      'eInnsyn: møter og saker slik eInnsyn tar dem imot. Adressen står på hvert møte og hver sak. Et eksempel på hver:',
    feeds: 'Atom: nye saker og vedtak, for hele basen, et råd, en saksgang eller et søk.',
    calendar: 'iCalendar: alle møtene.',
    archive: 'NOARK 5: arkivuttrekk av møter med godkjent referat, ett for hvert råd.',
  },
  nn: {
    heading: 'Opne data',
    lead: 'Alt på desse sidene kan hentast av andre system, utan nøkkel. Innspel som er merkte interne, er aldri med.',
    api: 'Søk i saker som JSON. Eit saksnummer utan råd blir svara med 409 og alle råda som har det.',
    oparl: 'OParl 1.1: heile rådsmodellen, med sider, tilbakevisingar og det som er sletta.',
    einnsyn:
      'eInnsyn: møte og saker slik eInnsyn tek imot dei. Adressa står på kvart møte og kvar sak. Eit døme på kvar:',
    feeds: 'Atom: nye saker og vedtak, for heile basen, eit råd, ein saksgang eller eit søk.',
    calendar: 'iCalendar: alle møta.',
    archive: 'NOARK 5: arkivuttrekk av møte med godkjent referat, eitt for kvart råd.',
  },
  en: {
    heading: 'Open data',
    lead: 'Everything on these pages can be fetched by other systems, without a key. Inputs marked internal are never in it.',
    api: 'Search cases as JSON. A case number without a council is answered with 409 and all councils that have it.',
    oparl: 'OParl 1.1: the whole council model, with pages, back references and what is deleted.',
    einnsyn:
      'eInnsyn: meetings and cases as eInnsyn takes them. The address stands on each meeting and case. One example of each:',
    feeds: 'Atom: new cases and decisions, of all, of a council, of a matter or of a search.',
    calendar: 'iCalendar: all meetings.',
    archive: 'NOARK 5: archive extraction of meetings whose minutes are approved, one for each council.',
  },
})

/** Where machines find the same. @param examples a meeting and a case that eInnsyn could be sent */
export function openDataPage(
  language: Language,
  councils: readonly { readonly id: string; readonly name: string }[],
  origin: string,
  examples: { readonly meeting?: string; readonly case?: string },
): Page {
  const t = dataTexts(language)
  const link = (address: string) => html`<a class="ds-link" href="${address}"><code>${origin}${address}</code></a>`
  const row = (address: string, about: unknown) => html`<li>${link(address)}<br>${String(about)}</li>`
  return openPage(language, {
    section: 'openData',
    here: true,
    title: t.heading,
    main: html`<h1>${t.heading}</h1><p class="kp-lead">${t.lead}</p><ul class="oc-rows">
${row(`${addresses.casesApi}?q=vedtak`, t.api)}${row(addresses.oparl, t.oparl)}${row(addresses.searchFeed, t.feeds)}${row(addresses.meetingsCalendar, t.calendar)}
<li>${t.einnsyn}<ul class="oc-plain">${[examples.meeting && addresses.einnsynMeeting(examples.meeting), examples.case && addresses.einnsynCase(examples.case)].map((address) => address && html`<li>${link(address)}</li>`)}</ul></li>
<li>${t.archive}<ul class="oc-plain">${councils.map(({ id, name }) => html`<li><span ${inBokmal(language)}>${name}</span>: ${link(addresses.archive(id))}</li>`)}</ul></li></ul>`,
  })
}
