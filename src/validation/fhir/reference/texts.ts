import type { FindingTexts } from '../../finding.ts'

/** What is said of references. */
export const referenceTexts: FindingTexts = {
  'reference-names-nothing': {
    en: {
      message: 'The reference names nothing: no address, no identifier, no display text.',
      hint: 'Say what is referred to: a reference, an identifier, or at least a display text.',
    },
    nb: {
      message: 'Referansen peker ikke på noe: ingen adresse, ingen identifikator, ingen visningstekst.',
      hint: 'Si hva referansen viser til: en referanse, en identifikator eller i det minste en visningstekst.',
    },
    nn: {
      message: 'Referansen peikar ikkje på noko: inga adresse, ingen identifikator, ingen visingstekst.',
      hint: 'Sei kva referansen viser til: ein referanse, ein identifikator eller i det minste ein visingstekst.',
    },
  },
  'reference-malformed': {
    en: {
      message: 'This does not have the form of a reference.',
      hint: 'Write Type/id, #id of a contained resource, or an absolute address such as urn:uuid:…, without spaces.',
    },
    nb: {
      message: 'Dette har ikke form som en referanse.',
      hint: 'Skriv Type/id, #id til en innebygd ressurs, eller en absolutt adresse som urn:uuid:…, uten mellomrom.',
    },
    nn: {
      message: 'Dette har ikkje form som ein referanse.',
      hint: 'Skriv Type/id, #id til ein innebygd ressurs, eller ei absolutt adresse som urn:uuid:…, utan mellomrom.',
    },
  },
  'reference-search-outside-transaction': {
    en: {
      message: 'A reference by search is only allowed in a transaction.',
      hint: 'Refer to the resource itself, by its address or its full URL in the Bundle.',
    },
    nb: {
      message: 'En referanse ved søk er bare tillatt i en transaksjon.',
      hint: 'Vis til selve ressursen, med adressen dens eller fullUrl-en den har i bunten.',
    },
    nn: {
      message: 'Ein referanse ved søk er berre tillaten i ein transaksjon.',
      hint: 'Vis til sjølve ressursen, med adressa til ressursen eller fullUrl-en han har i bunten.',
    },
  },
  'reference-search-malformed': {
    en: {
      message: 'The search in this reference is not well formed.',
      hint: 'Write Type?parameter=value, with & between parameters.',
    },
    nb: {
      message: 'Søket i denne referansen er ikke riktig skrevet.',
      hint: 'Skriv Type?parameter=verdi, med & mellom parameterne.',
    },
    nn: {
      message: 'Søket i denne referansen er ikkje rett skrive.',
      hint: 'Skriv Type?parameter=verdi, med & mellom parametrane.',
    },
  },
  'reference-to-unknown-type': {
    en: {
      message: 'The reference begins with a name that is no resource type of FHIR R4.',
      hint: 'Write the type as FHIR does, with the same capital letters.',
    },
    nb: {
      message: 'Referansen begynner med et navn som ikke er en ressurstype i FHIR R4.',
      hint: 'Skriv typen slik FHIR gjør, med de samme store bokstavene.',
    },
    nn: {
      message: 'Referansen byrjar med eit namn som ikkje er ein ressurstype i FHIR R4.',
      hint: 'Skriv typen slik FHIR gjer, med dei same store bokstavane.',
    },
  },
  'reference-relative-to-nothing': {
    en: {
      message: 'The reference is relative, but the entry it stands in has no fullUrl to be relative to.',
      hint: 'Give the entry a fullUrl, or write the reference as an absolute address.',
    },
    nb: {
      message: 'Referansen er relativ, men oppføringen den står i, har ingen fullUrl å være relativ til.',
      hint: 'Gi oppføringen en fullUrl, eller skriv referansen som en absolutt adresse.',
    },
    nn: {
      message: 'Referansen er relativ, men oppføringa han står i, har ingen fullUrl å vere relativ til.',
      hint: 'Gi oppføringa ein fullUrl, eller skriv referansen som ei absolutt adresse.',
    },
  },
  'reference-to-no-contained': {
    en: {
      message: 'No contained resource has this id.',
      hint: 'Put the resource in contained with this id, or correct the reference.',
    },
    nb: {
      message: 'Ingen innebygd ressurs har denne id-en.',
      hint: 'Legg ressursen i contained med denne id-en, eller rett referansen.',
    },
    nn: {
      message: 'Ingen innebygd ressurs har denne id-en.',
      hint: 'Legg ressursen i contained med denne id-en, eller rett referansen.',
    },
  },
  'reference-to-several-entries': {
    en: {
      message: 'Several entries of the Bundle have the full URL that is referred to.',
      hint: 'Give every entry a full URL of its own, or keep only one of the entries.',
    },
    nb: {
      message: 'Flere oppføringer i bunten har den fullUrl-en det vises til.',
      hint: 'Gi hver oppføring sin egen fullUrl, eller behold bare én av oppføringene.',
    },
    nn: {
      message: 'Fleire oppføringar i bunten har den fullUrl-en det er vist til.',
      hint: 'Gi kvar oppføring sin eigen fullUrl, eller behald berre éi av oppføringane.',
    },
  },
  'reference-not-in-bundle': {
    en: {
      message: 'The reference leads nowhere: no entry of the Bundle has this full URL.',
      hint: 'Include the resource as an entry with this fullUrl, or correct or remove the reference.',
    },
    nb: {
      message: 'Referansen fører ingen steder: ingen oppføring i bunten har denne fullUrl-en.',
      hint: 'Ta med ressursen som en oppføring med denne fullUrl-en, eller rett eller fjern referansen.',
    },
    nn: {
      message: 'Referansen fører ingen stad: inga oppføring i bunten har denne fullUrl-en.',
      hint: 'Ta med ressursen som ei oppføring med denne fullUrl-en, eller rett eller fjern referansen.',
    },
  },
  'reference-to-other-type': {
    en: {
      message: 'The reference says {said}, but the entry it leads to is of type {found}.',
      hint: 'Correct the type in the reference, or refer to the right entry.',
    },
    nb: {
      message: 'Referansen sier {said}, men oppføringen den fører til, er av typen {found}.',
      hint: 'Rett typen i referansen, eller vis til riktig oppføring.',
    },
    nn: {
      message: 'Referansen seier {said}, men oppføringa han fører til, er av typen {found}.',
      hint: 'Rett typen i referansen, eller vis til rett oppføring.',
    },
  },
  'reference-full-url-differs': {
    en: {
      message:
        'The Bundle has a resource of this type and id, but its full URL is not the one this reference leads to.',
      hint: 'Write the entry’s fullUrl as the reference.',
    },
    nb: {
      message: 'Bunten har en ressurs med denne typen og denne id-en, men fullUrl-en er ikke den referansen fører til.',
      hint: 'Skriv oppføringens fullUrl som referanse.',
    },
    nn: {
      message:
        'Bunten har ein ressurs med denne typen og denne id-en, men fullUrl-en er ikkje den referansen fører til.',
      hint: 'Skriv fullUrl-en til oppføringa som referanse.',
    },
  },
  'reference-type-differs': {
    en: {
      message: 'The type given beside the reference is not that of what it leads to, {found}.',
      hint: 'Correct the type, or leave it out: the reference already says it.',
    },
    nb: {
      message: 'Typen som er oppgitt ved referansen, er en annen enn typen til det den fører til, {found}.',
      hint: 'Rett typen, eller utelat den: referansen sier den allerede.',
    },
    nn: {
      message: 'Typen som er oppgitt ved referansen, er ein annan enn typen til det han fører til, {found}.',
      hint: 'Rett typen, eller utelat han: referansen seier han alt.',
    },
  },
  'reference-type-not-allowed': {
    en: {
      message: 'The type given beside the reference is not one this element allows ({allowed}).',
      hint: 'Refer to a resource of an allowed type, or correct the type.',
    },
    nb: {
      message: 'Typen som er oppgitt ved referansen, er ikke blant dem elementet tillater ({allowed}).',
      hint: 'Vis til en ressurs av en tillatt type, eller rett typen.',
    },
    nn: {
      message: 'Typen som er oppgitt ved referansen, er ikkje mellom dei elementet tillèt ({allowed}).',
      hint: 'Vis til ein ressurs av ein tillaten type, eller rett typen.',
    },
  },
  'reference-target-not-allowed': {
    en: {
      message: 'The reference leads to a {found}; this element allows {allowed}.',
      hint: 'Refer to a resource of an allowed type.',
    },
    nb: {
      message: 'Referansen fører til {found}; dette elementet tillater {allowed}.',
      hint: 'Vis til en ressurs av en tillatt type.',
    },
    nn: {
      message: 'Referansen fører til {found}; dette elementet tillèt {allowed}.',
      hint: 'Vis til ein ressurs av ein tillaten type.',
    },
  },
  'reference-elsewhere-not-allowed': {
    en: {
      message: 'The reference leads outside the document, to what its address calls a {found}; allowed is {allowed}.',
      hint: 'Check the address: the resource there should be of an allowed type.',
    },
    nb: {
      message: 'Referansen fører ut av dokumentet, til noe adressen kaller {found}; tillatt er {allowed}.',
      hint: 'Sjekk adressen: ressursen der skal være av en tillatt type.',
    },
    nn: {
      message: 'Referansen fører ut av dokumentet, til noko adressa kallar {found}; tillate er {allowed}.',
      hint: 'Sjekk adressa: ressursen der skal vere av ein tillaten type.',
    },
  },
  'reference-aggregation': {
    en: {
      message: 'What is referred to must stand as the profile says ({allowed}), and does not.',
      hint: 'Move the resource: contained in this one, as an entry of the Bundle, or on a server, as the profile says.',
    },
    nb: {
      message: 'Det referansen viser til, skal ligge slik profilen sier ({allowed}), men gjør ikke det.',
      hint: 'Flytt ressursen: innebygd i denne, som oppføring i bunten, eller på en server, slik profilen sier.',
    },
    nn: {
      message: 'Det referansen viser til, skal liggje slik profilen seier ({allowed}), men gjer ikkje det.',
      hint: 'Flytt ressursen: innebygd i denne, som oppføring i bunten, eller på ein tenar, slik profilen seier.',
    },
  },
  'uri-undefined': {
    en: {
      message: 'This URI belongs to HL7, but no loaded package defines it.',
      hint: 'Correct the URI, or load the package that defines it.',
    },
    nb: {
      message: 'Denne URI-en hører til HL7, men ingen innlastet pakke definerer den.',
      hint: 'Rett URI-en, eller last inn pakken som definerer den.',
    },
    nn: {
      message: 'Denne URI-en høyrer til HL7, men ingen innlasta pakke definerer han.',
      hint: 'Rett URI-en, eller last inn pakken som definerer han.',
    },
  },
  'uri-of-example': {
    en: {
      message: 'This address is reserved for examples, and names nothing in a real document.',
      hint: 'Use the URI of the real system, or one of your own domain.',
    },
    nb: {
      message: 'Denne adressen er reservert for eksempler, og betyr ingenting i et virkelig dokument.',
      hint: 'Bruk URI-en til det virkelige systemet, eller en fra eget domene.',
    },
    nn: {
      message: 'Denne adressa er reservert for døme, og betyr ingenting i eit verkeleg dokument.',
      hint: 'Bruk URI-en til det verkelege systemet, eller ein frå eige domene.',
    },
  },
  'uri-fragment-broken': {
    en: {
      message: 'This leads to an id in the resource that nothing has.',
      hint: 'Correct it, or give its target that id.',
    },
    nb: {
      message: 'Dette viser til en id som ingenting i ressursen har.',
      hint: 'Rett det, eller gi målet den id-en.',
    },
    nn: {
      message: 'Dette viser til ein id som ingenting i ressursen har.',
      hint: 'Rett det, eller gi målet den id-en.',
    },
  },
}
