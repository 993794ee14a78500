import type { FindingTexts } from '../../finding.ts'

/** What is said of the values of primitive elements. */
export const primitiveTexts: FindingTexts = {
  'primitive-kind': {
    en: {
      message: 'The value is not a JSON {kind}.',
      hint: 'Write it as a JSON {kind}: quotes around strings, none around numbers and true or false.',
    },
    nb: {
      message: 'Verdien er ikke en JSON-verdi av typen {kind}.',
      hint: 'Skriv den som {kind}: anførselstegn rundt tekst, ingen rundt tall og true eller false.',
    },
    nn: {
      message: 'Verdien er ikkje ein JSON-verdi av typen {kind}.',
      hint: 'Skriv han som {kind}: hermeteikn rundt tekst, ingen rundt tal og true eller false.',
    },
  },
  'primitive-empty': {
    en: {
      message: 'The value is an empty string.',
      hint: 'Leave the element out, or say with an extension why the value is missing.',
    },
    nb: {
      message: 'Verdien er en tom tekst.',
      hint: 'Utelat elementet, eller si med en utvidelse hvorfor verdien mangler.',
    },
    nn: {
      message: 'Verdien er ein tom tekst.',
      hint: 'Utelat elementet, eller sei med ei utviding kvifor verdien manglar.',
    },
  },
  'primitive-blank': {
    en: { message: 'The value is only white space.', hint: 'Leave the element out.' },
    nb: { message: 'Verdien er bare mellomrom.', hint: 'Utelat elementet.' },
    nn: { message: 'Verdien er berre mellomrom.', hint: 'Utelat elementet.' },
  },
  'not-checked-primitive-type': {
    en: {
      message: 'The form of this value was not checked: the type is not one of FHIR R4.',
      hint: 'Check the type in the profile.',
    },
    nb: {
      message: 'Formen på verdien ble ikke kontrollert: typen finnes ikke i FHIR R4.',
      hint: 'Kontroller typen i profilen.',
    },
    nn: {
      message: 'Forma på verdien vart ikkje kontrollert: typen finst ikkje i FHIR R4.',
      hint: 'Kontroller typen i profilen.',
    },
  },
  'string-control-character': {
    en: {
      message: 'The text holds a control character, which cannot be written in XML.',
      hint: 'Remove the character.',
    },
    nb: { message: 'Teksten har et styretegn, som ikke kan skrives i XML.', hint: 'Fjern tegnet.' },
    nn: { message: 'Teksten har eit styreteikn, som ikkje kan skrivast i XML.', hint: 'Fjern teiknet.' },
  },
  'string-direction-open': {
    en: {
      message:
        'The text changes its writing direction and does not change back, so it may read as something else than it says.',
      hint: 'Remove the direction characters, or close each of them on the same line.',
    },
    nb: {
      message: 'Teksten bytter skriveretning uten å bytte tilbake, så den kan leses som noe annet enn det som står.',
      hint: 'Fjern retningstegnene, eller avslutt hvert av dem på samme linje.',
    },
    nn: {
      message: 'Teksten byter skriveretning utan å byte tilbake, så han kan lesast som noko anna enn det som står.',
      hint: 'Fjern retningsteikna, eller avslutt kvart av dei på same linje.',
    },
  },
  'string-white-space-around': {
    en: { message: 'The text begins or ends with white space.', hint: 'Remove the white space at both ends.' },
    nb: { message: 'Teksten begynner eller slutter med mellomrom.', hint: 'Fjern mellomrommene i begge ender.' },
    nn: { message: 'Teksten byrjar eller sluttar med mellomrom.', hint: 'Fjern mellomromma i begge endar.' },
  },
  'string-too-long': {
    en: {
      message: 'The text is longer than {characters} characters.',
      hint: 'Shorten it, or send it as an attachment.',
    },
    nb: { message: 'Teksten er lengre enn {characters} tegn.', hint: 'Kort den ned, eller send den som vedlegg.' },
    nn: { message: 'Teksten er lengre enn {characters} teikn.', hint: 'Kort han ned, eller send han som vedlegg.' },
  },
  'string-html': {
    en: {
      message: 'The text looks as if it held HTML; a page that shows it without care will run it.',
      hint: 'Write plain text, and put formatted text in the narrative.',
    },
    nb: {
      message: 'Teksten ser ut til å inneholde HTML; en side som viser den uforsiktig, vil kjøre den.',
      hint: 'Skriv ren tekst, og legg formatert tekst i den lesbare teksten (narrative).',
    },
    nn: {
      message: 'Teksten ser ut til å innehalde HTML; ei side som viser han uvarsamt, vil køyre han.',
      hint: 'Skriv rein tekst, og legg formatert tekst i den lesbare teksten (narrative).',
    },
  },
  'markdown-html': {
    en: {
      message: 'The Markdown holds what looks like an HTML tag, which will be shown as text.',
      hint: 'Use Markdown for the formatting, or write the bracket as &lt;.',
    },
    nb: {
      message: 'Markdown-teksten har noe som ligner en HTML-kode; den blir vist som tekst.',
      hint: 'Bruk Markdown til formatering, eller skriv klammen som &lt;.',
    },
    nn: {
      message: 'Markdown-teksten har noko som liknar ein HTML-kode; han blir vist som tekst.',
      hint: 'Bruk Markdown til formatering, eller skriv klammen som &lt;.',
    },
  },
  'code-white-space': {
    en: {
      message: 'The code has white space at an end, or other white space inside than single spaces.',
      hint: 'Write the code exactly as its code system defines it.',
    },
    nb: {
      message: 'Koden begynner eller slutter med mellomrom, eller har noe annet enn enkle mellomrom inni.',
      hint: 'Skriv koden nøyaktig slik kodeverket definerer den.',
    },
    nn: {
      message: 'Koden byrjar eller sluttar med mellomrom, eller har noko anna enn enkle mellomrom inni.',
      hint: 'Skriv koden nøyaktig slik kodeverket definerer han.',
    },
  },
  'id-invalid': {
    en: {
      message: 'The id is not 1 to 64 characters of A–Z, a–z, 0–9, hyphen and full stop.',
      hint: 'Choose an id of these characters; a UUID fits.',
    },
    nb: {
      message: 'Id-en er ikke 1 til 64 tegn av A–Z, a–z, 0–9, bindestrek og punktum.',
      hint: 'Velg en id av disse tegnene; en UUID passer.',
    },
    nn: {
      message: 'Id-en er ikkje 1 til 64 teikn av A–Z, a–z, 0–9, bindestrek og punktum.',
      hint: 'Vel ein id av desse teikna; ein UUID passar.',
    },
  },
  'uri-white-space': {
    en: { message: 'The URI holds white space.', hint: 'Remove it, or write it as %20.' },
    nb: { message: 'URI-en har mellomrom.', hint: 'Fjern det, eller skriv det som %20.' },
    nn: { message: 'URI-en har mellomrom.', hint: 'Fjern det, eller skriv det som %20.' },
  },
  'uri-oid-bare': {
    en: { message: 'An OID as a URI begins with urn:oid:, not with oid:.', hint: 'Write urn: before it.' },
    nb: { message: 'En OID som URI begynner med urn:oid:, ikke med oid:.', hint: 'Skriv urn: foran.' },
    nn: { message: 'Ein OID som URI byrjar med urn:oid:, ikkje med oid:.', hint: 'Skriv urn: framfor.' },
  },
  'uri-uuid-bare': {
    en: { message: 'A UUID as a URI begins with urn:uuid:, not with uuid:.', hint: 'Write urn: before it.' },
    nb: { message: 'En UUID som URI begynner med urn:uuid:, ikke med uuid:.', hint: 'Skriv urn: foran.' },
    nn: { message: 'Ein UUID som URI byrjar med urn:uuid:, ikkje med uuid:.', hint: 'Skriv urn: framfor.' },
  },
  'oid-prefix-missing': {
    en: { message: 'The OID does not begin with urn:oid:.', hint: 'Write urn:oid: before the number.' },
    nb: { message: 'OID-en begynner ikke med urn:oid:.', hint: 'Skriv urn:oid: foran nummeret.' },
    nn: { message: 'OID-en byrjar ikkje med urn:oid:.', hint: 'Skriv urn:oid: framfor nummeret.' },
  },
  'oid-invalid': {
    en: {
      message: 'What follows urn:oid: is no OID.',
      hint: 'Write numbers with full stops between, without leading zeros, the first of them 0, 1 or 2.',
    },
    nb: {
      message: 'Det som følger urn:oid:, er ikke en OID.',
      hint: 'Skriv tall med punktum mellom, uten ledende nuller, det første 0, 1 eller 2.',
    },
    nn: {
      message: 'Det som følgjer urn:oid:, er ikkje ein OID.',
      hint: 'Skriv tal med punktum mellom, utan leiande nullar, det første 0, 1 eller 2.',
    },
  },
  'oid-short': {
    en: {
      message: 'So short an OID belongs to a registration authority and hardly names this.',
      hint: 'Check that the whole OID was copied.',
    },
    nb: {
      message: 'En så kort OID tilhører en registreringsmyndighet og betegner neppe dette.',
      hint: 'Kontroller at hele OID-en ble kopiert.',
    },
    nn: {
      message: 'Ein så kort OID høyrer til ei registreringsstyresmakt og nemner neppe dette.',
      hint: 'Kontroller at heile OID-en vart kopiert.',
    },
  },
  'uuid-prefix-missing': {
    en: { message: 'The UUID does not begin with urn:uuid:.', hint: 'Write urn:uuid: before it.' },
    nb: { message: 'UUID-en begynner ikke med urn:uuid:.', hint: 'Skriv urn:uuid: foran.' },
    nn: { message: 'UUID-en byrjar ikkje med urn:uuid:.', hint: 'Skriv urn:uuid: framfor.' },
  },
  'uuid-invalid': {
    en: {
      message: 'What follows urn:uuid: is no UUID in lower case.',
      hint: 'Write 32 hexadecimal digits in groups of 8, 4, 4, 4 and 12, letters in lower case.',
    },
    nb: {
      message: 'Det som følger urn:uuid:, er ikke en UUID med små bokstaver.',
      hint: 'Skriv 32 heksadesimale siffer i grupper på 8, 4, 4, 4 og 12, med små bokstaver.',
    },
    nn: {
      message: 'Det som følgjer urn:uuid:, er ikkje ein UUID med små bokstavar.',
      hint: 'Skriv 32 heksadesimale siffer i grupper på 8, 4, 4, 4 og 12, med små bokstavar.',
    },
  },
  'canonical-relative': {
    en: {
      message: 'The canonical URL is not absolute.',
      hint: 'Write the whole URL, or # and the id of a contained resource.',
    },
    nb: {
      message: 'Den kanoniske URL-en er ikke absolutt.',
      hint: 'Skriv hele URL-en, eller # og id-en til en innebygd ressurs.',
    },
    nn: {
      message: 'Den kanoniske URL-en er ikkje absolutt.',
      hint: 'Skriv heile URL-en, eller # og id-en til ein innebygd ressurs.',
    },
  },
  'base64-invalid': {
    en: {
      message: 'The value is not base64.',
      hint: 'Encode the bytes again: groups of four of A–Z, a–z, 0–9, + and /, the last filled up with =.',
    },
    nb: {
      message: 'Verdien er ikke base64.',
      hint: 'Kod innholdet på nytt: grupper på fire tegn av A–Z, a–z, 0–9, + og /, den siste fylt opp med =.',
    },
    nn: {
      message: 'Verdien er ikkje base64.',
      hint: 'Kod innhaldet på nytt: grupper på fire teikn av A–Z, a–z, 0–9, + og /, den siste fylt opp med =.',
    },
  },
  'base64-white-space': {
    en: {
      message: 'The base64 holds white space, which not every reader understands.',
      hint: 'Write it in one piece.',
    },
    nb: { message: 'Base64-verdien har mellomrom, og det forstår ikke alle lesere.', hint: 'Skriv den i ett stykke.' },
    nn: {
      message: 'Base64-verdien har mellomrom, og det forstår ikkje alle lesarar.',
      hint: 'Skriv han i eitt stykke.',
    },
  },
  'date-invalid': {
    en: {
      message: 'The value is not a date of the calendar.',
      hint: 'Write YYYY, YYYY-MM or YYYY-MM-DD, and check the day.',
    },
    nb: {
      message: 'Verdien er ikke en dato i kalenderen.',
      hint: 'Skriv ÅÅÅÅ, ÅÅÅÅ-MM eller ÅÅÅÅ-MM-DD, og kontroller dagen.',
    },
    nn: {
      message: 'Verdien er ikkje ein dato i kalenderen.',
      hint: 'Skriv ÅÅÅÅ, ÅÅÅÅ-MM eller ÅÅÅÅ-MM-DD, og kontroller dagen.',
    },
  },
  'date-time-invalid': {
    en: {
      message: 'The value is not a date, or a date with a time and a zone.',
      hint: 'Write YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDThh:mm:ss+01:00, and check the day.',
    },
    nb: {
      message: 'Verdien er ikke en dato, eller en dato med klokkeslett og tidssone.',
      hint: 'Skriv ÅÅÅÅ, ÅÅÅÅ-MM, ÅÅÅÅ-MM-DD eller ÅÅÅÅ-MM-DDTtt:mm:ss+01:00, og kontroller dagen.',
    },
    nn: {
      message: 'Verdien er ikkje ein dato, eller ein dato med klokkeslett og tidssone.',
      hint: 'Skriv ÅÅÅÅ, ÅÅÅÅ-MM, ÅÅÅÅ-MM-DD eller ÅÅÅÅ-MM-DDTtt:mm:ss+01:00, og kontroller dagen.',
    },
  },
  'date-time-zone-missing': {
    en: {
      message: 'The time has no time zone, so it is not known when it was.',
      hint: 'Write Z or the distance to UTC after the time, as +01:00; or leave the time out.',
    },
    nb: {
      message: 'Klokkeslettet har ingen tidssone, så det er ikke kjent når det var.',
      hint: 'Skriv Z eller avstanden til UTC etter klokkeslettet, som +01:00; eller utelat klokkeslettet.',
    },
    nn: {
      message: 'Klokkeslettet har inga tidssone, så det er ikkje kjent når det var.',
      hint: 'Skriv Z eller avstanden til UTC etter klokkeslettet, som +01:00; eller utelat klokkeslettet.',
    },
  },
  'instant-invalid': {
    en: {
      message: 'The value is not an instant: a date, a time with seconds and a zone.',
      hint: 'Write YYYY-MM-DDThh:mm:ss+01:00, and check the day.',
    },
    nb: {
      message: 'Verdien er ikke et tidspunkt: dato, klokkeslett med sekunder og tidssone.',
      hint: 'Skriv ÅÅÅÅ-MM-DDTtt:mm:ss+01:00, og kontroller dagen.',
    },
    nn: {
      message: 'Verdien er ikkje eit tidspunkt: dato, klokkeslett med sekund og tidssone.',
      hint: 'Skriv ÅÅÅÅ-MM-DDTtt:mm:ss+01:00, og kontroller dagen.',
    },
  },
  'time-invalid': {
    en: { message: 'The value is not a time of day.', hint: 'Write hh:mm:ss, without a zone.' },
    nb: { message: 'Verdien er ikke et klokkeslett.', hint: 'Skriv tt:mm:ss, uten tidssone.' },
    nn: { message: 'Verdien er ikkje eit klokkeslett.', hint: 'Skriv tt:mm:ss, utan tidssone.' },
  },
  'year-unlikely': {
    en: { message: 'The year is so long ago or so far ahead that it is likely a slip.', hint: 'Check the year.' },
    nb: { message: 'Året er så langt tilbake eller så langt fram at det trolig er en feil.', hint: 'Kontroller året.' },
    nn: {
      message: 'Året er så langt tilbake eller så langt fram at det truleg er ein feil.',
      hint: 'Kontroller året.',
    },
  },
  'boolean-invalid': {
    en: { message: 'The value is neither true nor false.', hint: 'Write true or false.' },
    nb: { message: 'Verdien er verken true eller false.', hint: 'Skriv true eller false.' },
    nn: { message: 'Verdien er verken true eller false.', hint: 'Skriv true eller false.' },
  },
  'decimal-invalid': {
    en: { message: 'The value is not a number.', hint: 'Write digits, with a full stop before decimals.' },
    nb: { message: 'Verdien er ikke et tall.', hint: 'Skriv siffer, med punktum foran desimalene.' },
    nn: { message: 'Verdien er ikkje eit tal.', hint: 'Skriv siffer, med punktum framfor desimalane.' },
  },
  'integer-invalid': {
    en: {
      message: 'The number is not a whole number of 32 bits.',
      hint: 'Write it without a decimal point or exponent, between -2147483648 and 2147483647.',
    },
    nb: {
      message: 'Tallet er ikke et heltall på 32 bit.',
      hint: 'Skriv det uten desimalpunktum og eksponent, mellom -2147483648 og 2147483647.',
    },
    nn: {
      message: 'Talet er ikkje eit heiltal på 32 bit.',
      hint: 'Skriv det utan desimalpunktum og eksponent, mellom -2147483648 og 2147483647.',
    },
  },
  'integer-negative': {
    en: { message: 'The number is negative.', hint: 'Write 0 or more.' },
    nb: { message: 'Tallet er negativt.', hint: 'Skriv 0 eller mer.' },
    nn: { message: 'Talet er negativt.', hint: 'Skriv 0 eller meir.' },
  },
  'integer-not-positive': {
    en: { message: 'The number is less than 1.', hint: 'Write 1 or more.' },
    nb: { message: 'Tallet er mindre enn 1.', hint: 'Skriv 1 eller mer.' },
    nn: { message: 'Talet er mindre enn 1.', hint: 'Skriv 1 eller meir.' },
  },
  'decimal-long': {
    en: {
      message: 'The number has more than {digits} digits, or is so great that many programs cannot hold it.',
      hint: 'Write only the digits that were measured.',
    },
    nb: {
      message: 'Tallet har mer enn {digits} siffer, eller er så stort at mange programmer ikke kan lagre det.',
      hint: 'Skriv bare sifrene som ble målt.',
    },
    nn: {
      message: 'Talet har meir enn {digits} siffer, eller er så stort at mange program ikkje kan lagre det.',
      hint: 'Skriv berre sifra som vart målte.',
    },
  },
}
