import type { FindingTexts } from '../../finding.ts'

/** What is said of the XHTML of narratives. */
export const narrativeTexts: FindingTexts = {
  'narrative-malformed': {
    en: {
      message: 'The narrative is not well-formed XHTML.',
      hint: 'Close every element, quote every attribute, and write & as &amp; and < as &lt;.',
    },
    nb: {
      message: 'Den lesbare teksten er ikke velformet XHTML.',
      hint: 'Avslutt alle elementer, sett anførselstegn rundt attributter, og skriv & som &amp; og < som &lt;.',
    },
    nn: {
      message: 'Den lesbare teksten er ikkje velforma XHTML.',
      hint: 'Avslutt alle element, set hermeteikn rundt attributt, og skriv & som &amp; og < som &lt;.',
    },
  },
  'narrative-namespace': {
    en: {
      message: 'An element of the narrative is not in the XHTML namespace.',
      hint: 'Write xmlns="http://www.w3.org/1999/xhtml" on the div, and no other namespace inside.',
    },
    nb: {
      message: 'Et element i den lesbare teksten står ikke i XHTML-navnerommet.',
      hint: 'Skriv xmlns="http://www.w3.org/1999/xhtml" på div, og ikke noe annet navnerom inni.',
    },
    nn: {
      message: 'Eit element i den lesbare teksten står ikkje i XHTML-namnerommet.',
      hint: 'Skriv xmlns="http://www.w3.org/1999/xhtml" på div, og ikkje noko anna namnerom inni.',
    },
  },
  'narrative-root': {
    en: { message: 'The narrative is not one div element.', hint: 'Put the content in a div.' },
    nb: { message: 'Den lesbare teksten er ikke ett div-element.', hint: 'Legg innholdet i en div.' },
    nn: { message: 'Den lesbare teksten er ikkje eitt div-element.', hint: 'Legg innhaldet i ein div.' },
  },
  'narrative-element': {
    en: {
      message: 'The element {name} may not stand in a narrative: only basic formatting, links and images may.',
      hint: 'Use p, span, b, i, ul, ol, table or the like.',
    },
    nb: {
      message: 'Elementet {name} kan ikke stå i lesbar tekst: bare enkel formatering, lenker og bilder er tillatt.',
      hint: 'Bruk p, span, b, i, ul, ol, table eller lignende.',
    },
    nn: {
      message: 'Elementet {name} kan ikkje stå i lesbar tekst: berre enkel formatering, lenkjer og bilete er tillatne.',
      hint: 'Bruk p, span, b, i, ul, ol, table eller liknande.',
    },
  },
  'narrative-attribute': {
    en: {
      message: 'The attribute {name} may not stand on its element in a narrative.',
      hint: 'Remove it; for looks, use class or style.',
    },
    nb: {
      message: 'Attributtet {name} er ikke tillatt på dette elementet i lesbar tekst.',
      hint: 'Fjern det; bruk class eller style til utseendet.',
    },
    nn: {
      message: 'Attributtet {name} er ikkje tillate på dette elementet i lesbar tekst.',
      hint: 'Fjern det; bruk class eller style til utsjånaden.',
    },
  },
  'narrative-named-character': {
    en: {
      message: 'The narrative uses a named character of HTML, as &nbsp;, which XML does not know.',
      hint: 'Write the character itself, or its number, as &#160;.',
    },
    nb: {
      message: 'Den lesbare teksten bruker et navngitt HTML-tegn, for eksempel &nbsp;, som ikke finnes i XML.',
      hint: 'Skriv selve tegnet, eller nummeret, for eksempel &#160;.',
    },
    nn: {
      message: 'Den lesbare teksten bruker eit namngitt HTML-teikn, til dømes &nbsp;, som ikkje finst i XML.',
      hint: 'Skriv sjølve teiknet, eller nummeret, til dømes &#160;.',
    },
  },
  'narrative-url-invalid': {
    en: {
      message: 'A link or image of the narrative has an address that is no URL.',
      hint: 'Write the whole URL, with spaces as %20.',
    },
    nb: {
      message: 'En lenke eller et bilde i den lesbare teksten har en adresse som ikke er en URL.',
      hint: 'Skriv hele URL-en, med mellomrom som %20.',
    },
    nn: {
      message: 'Ei lenkje eller eit bilete i den lesbare teksten har ei adresse som ikkje er ein URL.',
      hint: 'Skriv heile URL-en, med mellomrom som %20.',
    },
  },
  'narrative-link-script': {
    en: {
      message: 'A link or image of the narrative runs a script.',
      hint: 'Remove it: a narrative may not do anything.',
    },
    nb: {
      message: 'En lenke eller et bilde i den lesbare teksten kjører et skript.',
      hint: 'Fjern det: lesbar tekst skal ikke gjøre noe.',
    },
    nn: {
      message: 'Ei lenkje eller eit bilete i den lesbare teksten køyrer eit skript.',
      hint: 'Fjern det: lesbar tekst skal ikkje gjere noko.',
    },
  },
  'narrative-link-unfollowable': {
    en: {
      message: 'A link of the narrative is a name (urn: or cid:), not a place to go to.',
      hint: 'Link to a web address, or to an id in the document with #.',
    },
    nb: {
      message: 'En lenke i den lesbare teksten er et navn (urn: eller cid:), ikke et sted å gå til.',
      hint: 'Lenk til en nettadresse, eller til en id i dokumentet med #.',
    },
    nn: {
      message: 'Ei lenkje i den lesbare teksten er eit namn (urn: eller cid:), ikkje ein stad å gå til.',
      hint: 'Lenk til ei nettadresse, eller til ein id i dokumentet med #.',
    },
  },
  'narrative-link-unusual': {
    en: {
      message: 'A link of the narrative is of a kind that readers may not be able to open.',
      hint: 'Prefer https.',
    },
    nb: {
      message: 'En lenke i den lesbare teksten er av et slag som ikke alle programmer kan åpne.',
      hint: 'Bruk helst https.',
    },
    nn: {
      message: 'Ei lenkje i den lesbare teksten er av eit slag som ikkje alle program kan opne.',
      hint: 'Bruk helst https.',
    },
  },
  'narrative-link-nowhere': {
    en: {
      message: 'A link or image of the narrative points to an id that is nowhere in the document.',
      hint: 'Correct the id after #, or give the target that id.',
    },
    nb: {
      message: 'En lenke eller et bilde i den lesbare teksten peker på en id som ikke finnes i dokumentet.',
      hint: 'Rett id-en etter #, eller gi målet den id-en.',
    },
    nn: {
      message: 'Ei lenkje eller eit bilete i den lesbare teksten peikar på ein id som ikkje finst i dokumentet.',
      hint: 'Rett id-en etter #, eller gi målet den id-en.',
    },
  },
  'narrative-link-several': {
    en: {
      message: 'A link of the narrative points to an id that several places have.',
      hint: 'Give each place an id of its own.',
    },
    nb: {
      message: 'En lenke i den lesbare teksten peker på en id som flere steder har.',
      hint: 'Gi hvert sted sin egen id.',
    },
    nn: {
      message: 'Ei lenkje i den lesbare teksten peikar på ein id som fleire stader har.',
      hint: 'Gi kvar stad sin eigen id.',
    },
  },
  'narrative-out-of-place': {
    en: {
      message: 'The element {name} stands outside the list or table it belongs in.',
      hint: 'Put it in its ul, ol, dl, table or tr.',
    },
    nb: {
      message: 'Elementet {name} står utenfor listen eller tabellen det hører til i.',
      hint: 'Legg det i ul, ol, dl, table eller tr.',
    },
    nn: {
      message: 'Elementet {name} står utanfor lista eller tabellen det høyrer til i.',
      hint: 'Legg det i ul, ol, dl, table eller tr.',
    },
  },
  'narrative-children': {
    en: {
      message: 'In the element {name} stands something that may not stand directly in it.',
      hint: 'Put text into the items of a list and the cells of a table.',
    },
    nb: {
      message: 'Elementet {name} inneholder noe som ikke kan stå direkte i det.',
      hint: 'Legg tekst i punktene i en liste og cellene i en tabell.',
    },
    nn: {
      message: 'Elementet {name} inneheld noko som ikkje kan stå direkte i det.',
      hint: 'Legg tekst i punkta i ei liste og cellene i ein tabell.',
    },
  },
  'narrative-block-in-line': {
    en: {
      message: 'The element {name} stands in a line of text or a paragraph, which it would break.',
      hint: 'Close the paragraph or the inline element before it.',
    },
    nb: {
      message: 'Elementet {name} står inne i en tekstlinje eller et avsnitt, der det ikke kan stå.',
      hint: 'Avslutt avsnittet eller tekstelementet før det.',
    },
    nn: {
      message: 'Elementet {name} står inne i ei tekstlinje eller eit avsnitt, der det ikkje kan stå.',
      hint: 'Avslutt avsnittet eller tekstelementet før det.',
    },
  },
  'narrative-in-itself': {
    en: {
      message: 'The element {name} stands inside another {name}.',
      hint: 'Close the first before the second begins.',
    },
    nb: { message: 'Elementet {name} står inni en annen {name}.', hint: 'Avslutt den første før den andre begynner.' },
    nn: { message: 'Elementet {name} står inni ein annan {name}.', hint: 'Avslutt den første før den andre byrjar.' },
  },
  'narrative-childless': {
    en: {
      message: 'The element {name} holds something, and it is one that holds nothing.',
      hint: 'Write it as an empty element, and put the content after it.',
    },
    nb: {
      message: 'Elementet {name} har innhold, men det er et element uten innhold.',
      hint: 'Skriv det som tomt element, og legg innholdet etter det.',
    },
    nn: {
      message: 'Elementet {name} har innhald, men det er eit element utan innhald.',
      hint: 'Skriv det som tomt element, og legg innhaldet etter det.',
    },
  },
  'narrative-id-repeated': {
    en: { message: 'Two places of the narrative have the same id.', hint: 'Give each an id of its own.' },
    nb: { message: 'To steder i den lesbare teksten har samme id.', hint: 'Gi hvert sted sin egen id.' },
    nn: { message: 'To stader i den lesbare teksten har same id.', hint: 'Gi kvar stad sin eigen id.' },
  },
  'narrative-white-space': {
    en: {
      message: 'The narrative asks for its white space to be kept (xml:space), and not every reader does so.',
      hint: 'Use pre, or the style white-space: pre.',
    },
    nb: {
      message: 'Den lesbare teksten ber om at mellomrom blir beholdt (xml:space), men det gjør ikke alle programmer.',
      hint: 'Bruk pre, eller stilen white-space: pre.',
    },
    nn: {
      message:
        'Den lesbare teksten ber om at mellomrom blir tekne vare på (xml:space), men det gjer ikkje alle program.',
      hint: 'Bruk pre, eller stilen white-space: pre.',
    },
  },
  'narrative-languages-mixed': {
    en: {
      message: 'Beside parts that are marked with a language stands text that is not.',
      hint: 'Put all of the text into parts with xml:lang.',
    },
    nb: {
      message: 'Ved siden av deler som er merket med språk, står det tekst som ikke er det.',
      hint: 'Legg all tekst i deler med xml:lang.',
    },
    nn: {
      message: 'Ved sida av delar som er merkte med språk, står det tekst som ikkje er det.',
      hint: 'Legg all tekst i delar med xml:lang.',
    },
  },
  'not-checked-narrative': {
    en: { message: 'The narrative is so large or so deep that it was not checked.', hint: 'Make it simpler.' },
    nb: {
      message: 'Den lesbare teksten er så stor, eller har så mange nivåer, at den ikke ble kontrollert.',
      hint: 'Gjør den enklere.',
    },
    nn: {
      message: 'Den lesbare teksten er så stor, eller har så mange nivå, at han ikkje vart kontrollert.',
      hint: 'Gjer han enklare.',
    },
  },
}
