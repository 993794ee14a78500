import type { FindingTexts } from '../../finding.ts'

/** What is said of Bundles, documents and whole resources. */
export const documentTexts: FindingTexts = {
  'document-without-entries': {
    en: {
      message: 'The document is empty: it has no entries.',
      hint: 'Put the Composition first, then everything it refers to.',
    },
    nb: {
      message: 'Dokumentet er tomt: det har ingen oppføringer.',
      hint: 'Sett Composition først, deretter alt den viser til.',
    },
    nn: {
      message: 'Dokumentet er tomt: det har inga oppføringar.',
      hint: 'Set Composition først, deretter alt han viser til.',
    },
  },
  'document-without-opening': {
    en: {
      message: 'The first entry of the document holds no resource.',
      hint: 'Put the resource the document begins with in the first entry.',
    },
    nb: {
      message: 'Den første oppføringen i dokumentet har ingen ressurs.',
      hint: 'Legg ressursen dokumentet begynner med, i den første oppføringen.',
    },
    nn: {
      message: 'Den første oppføringa i dokumentet har ingen ressurs.',
      hint: 'Legg ressursen dokumentet byrjar med, i den første oppføringa.',
    },
  },
  'document-opens-wrongly': {
    en: {
      message: 'The first resource must be a {expected}, and is something else.',
      hint: 'Move the {expected} to the first entry.',
    },
    nb: {
      message: 'Den første ressursen skal være {expected}, men er noe annet.',
      hint: 'Flytt {expected} til den første oppføringen.',
    },
    nn: {
      message: 'Den første ressursen skal vere {expected}, men er noko anna.',
      hint: 'Flytt {expected} til den første oppføringa.',
    },
  },
  'document-lacks-resource': {
    en: {
      message: 'The document names a resource here that it does not contain.',
      hint: 'Include the resource as an entry whose fullUrl is this reference, or remove the reference.',
    },
    nb: {
      message: 'Dokumentet viser her til en ressurs det ikke inneholder.',
      hint: 'Ta med ressursen som en oppføring med referansen som fullUrl, eller fjern referansen.',
    },
    nn: {
      message: 'Dokumentet viser her til ein ressurs det ikkje inneheld.',
      hint: 'Ta med ressursen som ei oppføring med referansen som fullUrl, eller fjern referansen.',
    },
  },
  'document-reference-to-several': {
    en: {
      message: 'A reference of the document leads to several entries with the same full URL ({place}).',
      hint: 'Give every entry a full URL of its own, or keep only one of the entries.',
    },
    nb: {
      message: 'En referanse i dokumentet fører til flere oppføringer med samme fullUrl ({place}).',
      hint: 'Gi hver oppføring sin egen fullUrl, eller behold bare én av oppføringene.',
    },
    nn: {
      message: 'Ein referanse i dokumentet fører til fleire oppføringar med same fullUrl ({place}).',
      hint: 'Gi kvar oppføring sin eigen fullUrl, eller behald berre éi av oppføringane.',
    },
  },
  'document-reference-under-other-url': {
    en: {
      message:
        'A reference gives type and id of an entry, but relative to a full URL it does not lead there ({place}).',
      hint: 'Write the entry’s fullUrl, for instance urn:uuid:…, as the reference.',
    },
    nb: {
      message:
        'En referanse oppgir typen og id-en til en oppføring, men regnet fra fullUrl fører den ikke dit ({place}).',
      hint: 'Skriv oppføringens fullUrl, for eksempel urn:uuid:…, som referanse.',
    },
    nn: {
      message:
        'Ein referanse oppgir typen og id-en til ei oppføring, men rekna frå fullUrl fører han ikkje dit ({place}).',
      hint: 'Skriv fullUrl-en til oppføringa, til dømes urn:uuid:…, som referanse.',
    },
  },
  'document-entry-reached-backwards': {
    en: {
      message: 'The Composition does not lead to this entry; the entry only refers to others in the document.',
      hint: 'List it in a section, or refer to it from a resource that is listed. Only Provenance may stand like this.',
    },
    nb: {
      message: 'Composition fører ikke til denne oppføringen; den viser bare selv til andre oppføringer.',
      hint: 'Før den opp i en seksjon, eller vis til den fra en ressurs som er ført opp. Bare Provenance kan stå slik.',
    },
    nn: {
      message: 'Composition fører ikkje til denne oppføringa; ho viser berre sjølv til andre oppføringar.',
      hint: 'Før henne opp i ein seksjon, eller vis til henne frå ein ressurs som er ført opp. Berre Provenance kan stå slik.',
    },
  },
  'document-entry-unreachable': {
    en: {
      message: 'Nothing in the document leads to this entry, and it leads to nothing in the document.',
      hint: 'Refer to it from a section or another entry, or leave it out.',
    },
    nb: {
      message: 'Ingenting i dokumentet fører til denne oppføringen, og den fører ikke til noe i dokumentet.',
      hint: 'Vis til den fra en seksjon eller en annen oppføring, eller utelat den.',
    },
    nn: {
      message: 'Ingenting i dokumentet fører til denne oppføringa, og ho fører ikkje til noko i dokumentet.',
      hint: 'Vis til henne frå ein seksjon eller ei anna oppføring, eller utelat henne.',
    },
  },
  'entry-without-full-url': {
    en: {
      message: 'The entry has no fullUrl, so nothing can refer to its resource.',
      hint: 'Give it a fullUrl: urn:uuid:… with a new UUID, or the resource’s address on its server.',
    },
    nb: {
      message: 'Oppføringen har ingen fullUrl, så ingenting kan vise til ressursen.',
      hint: 'Gi den en fullUrl: urn:uuid:… med en ny UUID, eller ressursens adresse på serveren.',
    },
    nn: {
      message: 'Oppføringa har ingen fullUrl, så ingenting kan vise til ressursen.',
      hint: 'Gi henne ein fullUrl: urn:uuid:… med ein ny UUID, eller adressa ressursen har på tenaren.',
    },
  },
  'entry-full-url-relative': {
    en: {
      message: 'The entry’s fullUrl is not an absolute address.',
      hint: 'Write urn:uuid:… or a full https:// address.',
    },
    nb: {
      message: 'Oppføringens fullUrl er ikke en absolutt adresse.',
      hint: 'Skriv urn:uuid:… eller en full https://-adresse.',
    },
    nn: {
      message: 'FullUrl-en til oppføringa er ikkje ei absolutt adresse.',
      hint: 'Skriv urn:uuid:… eller ei full https://-adresse.',
    },
  },
  'entry-full-url-without-id': {
    en: {
      message: 'The entry’s fullUrl is a server address, but the resource has no id.',
      hint: 'Give the resource the id that ends its address.',
    },
    nb: {
      message: 'Oppføringens fullUrl er en serveradresse, men ressursen har ingen id.',
      hint: 'Gi ressursen id-en som adressen slutter med.',
    },
    nn: {
      message: 'FullUrl-en til oppføringa er ei tenaradresse, men ressursen har ingen id.',
      hint: 'Gi ressursen id-en som adressa sluttar med.',
    },
  },
  'entry-full-url-differs': {
    en: {
      message: 'The entry’s fullUrl is a server address of another type or id than the resource has.',
      hint: 'Let the address end in the resource’s own type and id.',
    },
    nb: {
      message: 'Oppføringens fullUrl er en serveradresse med annen type eller id enn ressursen har.',
      hint: 'La adressen slutte med ressursens egen type og id.',
    },
    nn: {
      message: 'FullUrl-en til oppføringa er ei tenaradresse med annan type eller id enn ressursen har.',
      hint: 'La adressa slutte med typen og id-en til ressursen.',
    },
  },
  'entry-full-url-canonical': {
    en: {
      message: 'The entry’s fullUrl is the canonical URL of the resource, which is not an address of this instance.',
      hint: 'Write the address of the instance, or urn:uuid:…, as fullUrl.',
    },
    nb: {
      message: 'Oppføringens fullUrl er ressursens kanoniske URL, som ikke er en adresse til dette eksemplaret.',
      hint: 'Skriv adressen til eksemplaret, eller urn:uuid:…, som fullUrl.',
    },
    nn: {
      message:
        'FullUrl-en til oppføringa er den kanoniske URL-en til ressursen, som ikkje er ei adresse til dette eksemplaret.',
      hint: 'Skriv adressa til eksemplaret, eller urn:uuid:…, som fullUrl.',
    },
  },
  'bundle-link-of-search': {
    en: {
      message: 'This link belongs to a page of search results, and this Bundle is none.',
      hint: 'Remove the link.',
    },
    nb: {
      message: 'Denne lenken hører til en side med søkeresultater, og det er ikke denne bunten.',
      hint: 'Fjern lenken.',
    },
    nn: {
      message: 'Denne lenkja høyrer til ei side med søkjeresultat, og det er ikkje denne bunten.',
      hint: 'Fjern lenkja.',
    },
  },
  'bundle-link-again': {
    en: { message: 'The Bundle has two links of this relation.', hint: 'Keep one of them.' },
    nb: { message: 'Bunten har to lenker med denne relasjonen.', hint: 'Behold én av dem.' },
    nn: { message: 'Bunten har to lenkjer med denne relasjonen.', hint: 'Behald éi av dei.' },
  },
  'contained-unused': {
    en: {
      message: 'Nothing refers to this contained resource, and it does not refer to the one that contains it.',
      hint: 'Refer to it as #id, or remove it.',
    },
    nb: {
      message: 'Ingenting viser til denne innebygde ressursen, og den viser ikke til ressursen den ligger i.',
      hint: 'Vis til den som #id, eller fjern den.',
    },
    nn: {
      message: 'Ingenting viser til denne innebygde ressursen, og han viser ikkje til ressursen han ligg i.',
      hint: 'Vis til han som #id, eller fjern han.',
    },
  },
  'contained-without-id': {
    en: {
      message: 'The contained resource has no id, so nothing can refer to it.',
      hint: 'Give it an id that is unique among the contained resources.',
    },
    nb: {
      message: 'Den innebygde ressursen har ingen id, så ingenting kan vise til den.',
      hint: 'Gi den en id som er unik blant de innebygde ressursene.',
    },
    nn: {
      message: 'Den innebygde ressursen har ingen id, så ingenting kan vise til han.',
      hint: 'Gi han ein id som er eineståande mellom dei innebygde ressursane.',
    },
  },
  'contained-id-again': {
    en: {
      message: 'Another contained resource has the same id.',
      hint: 'Give each contained resource an id of its own, and correct the references.',
    },
    nb: {
      message: 'En annen innebygd ressurs har samme id.',
      hint: 'Gi hver innebygde ressurs sin egen id, og rett referansene.',
    },
    nn: {
      message: 'Ein annan innebygd ressurs har same id.',
      hint: 'Gi kvar innebygde ressurs sin eigen id, og rett referansane.',
    },
  },
  'element-id-again': {
    en: {
      message: 'Another element of the resource has the same id.',
      hint: 'Give each element an id of its own, or leave the id out.',
    },
    nb: {
      message: 'Et annet element i ressursen har samme id.',
      hint: 'Gi hvert element sin egen id, eller utelat id-en.',
    },
    nn: {
      message: 'Eit anna element i ressursen har same id.',
      hint: 'Gi kvart element sin eigen id, eller utelat id-en.',
    },
  },
  'security-label-again': {
    en: { message: 'The same security label is given twice.', hint: 'Keep one of them.' },
    nb: { message: 'Den samme sikkerhetsmerkingen er oppgitt to ganger.', hint: 'Behold én av dem.' },
    nn: { message: 'Den same sikkerheitsmerkinga er oppgitt to gonger.', hint: 'Behald éi av dei.' },
  },
  'narrative-language-missing': {
    en: {
      message: 'The resource says its language, but its narrative does not.',
      hint: 'Put both lang and xml:lang on the narrative’s div.',
    },
    nb: {
      message: 'Ressursen oppgir språket sitt, men den lesbare teksten gjør det ikke.',
      hint: 'Sett både lang og xml:lang på div-en i den lesbare teksten.',
    },
    nn: {
      message: 'Ressursen oppgir språket sitt, men den lesbare teksten gjer det ikkje.',
      hint: 'Set både lang og xml:lang på div-en i den lesbare teksten.',
    },
  },
  'narrative-language-differs': {
    en: {
      message: 'The narrative says another language than the resource.',
      hint: 'Let language, lang and xml:lang say the same.',
    },
    nb: {
      message: 'Den lesbare teksten oppgir et annet språk enn ressursen.',
      hint: 'La language, lang og xml:lang si det samme.',
    },
    nn: {
      message: 'Den lesbare teksten oppgir eit anna språk enn ressursen.',
      hint: 'La language, lang og xml:lang seie det same.',
    },
  },
  'document-reference-elsewhere': {
    en: {
      message: 'The reference leads out of the document: whoever reads it may not find the resource.',
      hint: 'Include the resource if the reader needs it.',
    },
    nb: {
      message: 'Referansen fører ut av dokumentet: den som leser det, finner kanskje ikke ressursen.',
      hint: 'Ta med ressursen hvis leseren trenger den.',
    },
    nn: {
      message: 'Referansen fører ut av dokumentet: den som les det, finn kanskje ikkje ressursen.',
      hint: 'Ta med ressursen om lesaren treng han.',
    },
  },
  'identifier-system-not-absolute': {
    en: {
      message: 'The identifier’s system is not an absolute address.',
      hint: 'Write an address such as https://… or urn:oid:…',
    },
    nb: {
      message: 'Identifikatorens system er ikke en absolutt adresse.',
      hint: 'Skriv en adresse som https://… eller urn:oid:…',
    },
    nn: {
      message: 'Systemet til identifikatoren er ikkje ei absolutt adresse.',
      hint: 'Skriv ei adresse som https://… eller urn:oid:…',
    },
  },
  'identifier-value-not-uri': {
    en: {
      message: 'The identifier’s system says that the value is a URI, and it is not.',
      hint: 'Write the value as a URI, as urn:oid:… or urn:uuid:…, or name the system the value belongs to.',
    },
    nb: {
      message: 'Identifikatorens system sier at verdien er en URI, men det er den ikke.',
      hint: 'Skriv verdien som en URI, som urn:oid:… eller urn:uuid:…, eller oppgi systemet verdien hører til.',
    },
    nn: {
      message: 'Systemet til identifikatoren seier at verdien er ein URI, men det er han ikkje.',
      hint: 'Skriv verdien som ein URI, som urn:oid:… eller urn:uuid:…, eller oppgi systemet verdien høyrer til.',
    },
  },
  'attachment-without-content': {
    en: {
      message: 'The attachment has neither content nor address.',
      hint: 'Give data or url, or at least contentType or language.',
    },
    nb: {
      message: 'Vedlegget har verken innhold eller adresse.',
      hint: 'Oppgi data eller url, eller i det minste contentType eller language.',
    },
    nn: {
      message: 'Vedlegget har verken innhald eller adresse.',
      hint: 'Oppgi data eller url, eller i det minste contentType eller language.',
    },
  },
  'attachment-size-differs': {
    en: {
      message: 'The stated size of the attachment is not that of its content, {actual} bytes.',
      hint: 'State the number of bytes before base64 encoding, or leave size out.',
    },
    nb: {
      message: 'Vedleggets oppgitte størrelse stemmer ikke med innholdet, som er {actual} byte.',
      hint: 'Oppgi antall byte før base64-koding, eller utelat size.',
    },
    nn: {
      message: 'Den oppgitte storleiken på vedlegget stemmer ikkje med innhaldet, som er {actual} byte.',
      hint: 'Oppgi talet på byte før base64-koding, eller utelat size.',
    },
  },
  'attachment-size-negative': {
    en: {
      message: 'The stated size of the attachment is negative.',
      hint: 'State the number of bytes, or leave size out.',
    },
    nb: { message: 'Vedleggets oppgitte størrelse er negativ.', hint: 'Oppgi antall byte, eller utelat size.' },
    nn: {
      message: 'Den oppgitte storleiken på vedlegget er negativ.',
      hint: 'Oppgi talet på byte, eller utelat size.',
    },
  },
  'observation-without-subject': {
    en: { message: 'The observation does not say whom or what it is about.', hint: 'Give it a subject.' },
    nb: { message: 'Observasjonen sier ikke hvem eller hva den gjelder.', hint: 'Oppgi subject.' },
    nn: { message: 'Observasjonen seier ikkje kven eller kva han gjeld.', hint: 'Oppgi subject.' },
  },
  'observation-without-performer': {
    en: {
      message: 'The observation does not say who made it.',
      hint: 'Give it a performer: a person, an organisation, or the patient.',
    },
    nb: {
      message: 'Observasjonen sier ikke hvem som har gjort den.',
      hint: 'Oppgi performer: en person, en organisasjon eller pasienten.',
    },
    nn: {
      message: 'Observasjonen seier ikkje kven som har gjort han.',
      hint: 'Oppgi performer: ein person, ein organisasjon eller pasienten.',
    },
  },
  'observation-without-effective': {
    en: { message: 'The observation does not say when it was true.', hint: 'Give it an effective time, or period.' },
    nb: { message: 'Observasjonen sier ikke når den gjaldt.', hint: 'Oppgi tidspunktet eller perioden i effective.' },
    nn: { message: 'Observasjonen seier ikkje når han galdt.', hint: 'Oppgi tidspunktet eller perioden i effective.' },
  },
  'search-without-self-link': {
    en: {
      message: 'The search result does not say what was searched for.',
      hint: 'Add the link self with the search as the server understood it.',
    },
    nb: {
      message: 'Søkeresultatet sier ikke hva det ble søkt etter.',
      hint: 'Legg til lenken self med søket slik serveren forsto det.',
    },
    nn: {
      message: 'Søkjeresultatet seier ikkje kva det vart søkt etter.',
      hint: 'Legg til lenkja self med søket slik tenaren forstod det.',
    },
  },
  'search-entry-without-resource': {
    en: {
      message: 'This entry of the search result holds no resource.',
      hint: 'Include the resource that was found, or leave the entry out.',
    },
    nb: {
      message: 'Denne oppføringen i søkeresultatet har ingen ressurs.',
      hint: 'Ta med ressursen som ble funnet, eller utelat oppføringen.',
    },
    nn: {
      message: 'Denne oppføringa i søkjeresultatet har ingen ressurs.',
      hint: 'Ta med ressursen som vart funnen, eller utelat oppføringa.',
    },
  },
  'search-entry-without-mode': {
    en: {
      message: 'The entry does not say why it is in the search result.',
      hint: 'Set search.mode to match, include or outcome.',
    },
    nb: {
      message: 'Oppføringen sier ikke hvorfor den er med i søkeresultatet.',
      hint: 'Sett search.mode til match, include eller outcome.',
    },
    nn: {
      message: 'Oppføringa seier ikkje kvifor ho er med i søkjeresultatet.',
      hint: 'Set search.mode til match, include eller outcome.',
    },
  },
  'search-entry-without-id': {
    en: {
      message: 'A resource in a search result has no id, so it cannot be fetched again.',
      hint: 'Give the resource its id on the server.',
    },
    nb: {
      message: 'En ressurs i søkeresultatet har ingen id, så den kan ikke hentes igjen.',
      hint: 'Gi ressursen id-en den har på serveren.',
    },
    nn: {
      message: 'Ein ressurs i søkjeresultatet har ingen id, så han kan ikkje hentast att.',
      hint: 'Gi ressursen id-en han har på tenaren.',
    },
  },
  'search-outcome-of-other-type': {
    en: {
      message: 'An entry of mode outcome must hold an OperationOutcome.',
      hint: 'Correct the mode, or the resource.',
    },
    nb: { message: 'En oppføring med mode outcome skal ha en OperationOutcome.', hint: 'Rett mode, eller ressursen.' },
    nn: { message: 'Ei oppføring med mode outcome skal ha ein OperationOutcome.', hint: 'Rett mode, eller ressursen.' },
  },
  'search-match-of-other-type': {
    en: {
      message: 'The search did not ask for resources of this type.',
      hint: 'Set search.mode to include when it came with a match, or leave it out.',
    },
    nb: {
      message: 'Søket gjaldt ikke ressurser av denne typen.',
      hint: 'Sett search.mode til include hvis ressursen kom med et treff, eller utelat den.',
    },
    nn: {
      message: 'Søket gjaldt ikkje ressursar av denne typen.',
      hint: 'Set search.mode til include om ressursen kom med eit treff, eller utelat han.',
    },
  },
  'attachment-hash-differs': {
    en: {
      message: 'The stated hash of the attachment is not that of its content: it may have been changed.',
      hint: 'State the SHA-1 of the content, in base64, or leave hash out.',
    },
    nb: {
      message: 'Vedleggets oppgitte hash stemmer ikke med innholdet: det kan være endret.',
      hint: 'Oppgi SHA-1 av innholdet, i base64, eller utelat hash.',
    },
    nn: {
      message: 'Den oppgitte hashen til vedlegget stemmer ikkje med innhaldet: det kan vere endra.',
      hint: 'Oppgi SHA-1 av innhaldet, i base64, eller utelat hash.',
    },
  },
  'attachment-not-readable': {
    en: {
      message: 'The content of the attachment is not base64, so nobody can open it.',
      hint: 'Encode the content as base64.',
    },
    nb: {
      message: 'Vedleggets innhold er ikke base64, så ingen kan åpne det.',
      hint: 'Kod innholdet som base64.',
    },
    nn: {
      message: 'Innhaldet i vedlegget er ikkje base64, så ingen kan opne det.',
      hint: 'Kod innhaldet som base64.',
    },
  },
}
