import type { NationalService, Source } from '../national-services/index.ts'

/** What rules rest on that hold for every service. */
export const standards = {
  bearer: described('RFC 6750, section 3.1', 'https://www.rfc-editor.org/rfc/rfc6750#section-3.1'),
  dpop: described('RFC 9449, section 7', 'https://www.rfc-editor.org/rfc/rfc9449#section-7'),
  proof: described('RFC 9449, section 4.3', 'https://www.rfc-editor.org/rfc/rfc9449#section-4.3'),
  replay: described('RFC 9449, section 11.1', 'https://www.rfc-editor.org/rfc/rfc9449#section-11.1'),
  accessToken: described('RFC 9068, section 4', 'https://www.rfc-editor.org/rfc/rfc9068#section-4'),
  retryAfter: described('RFC 9110, section 10.2.3', 'https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3'),
  problems: described('RFC 9457', 'https://www.rfc-editor.org/rfc/rfc9457'),
  outcome: described('FHIR, OperationOutcome', 'https://hl7.org/fhir/R4/operationoutcome.html'),
  searchset: described('FHIR, search, paging', 'https://hl7.org/fhir/R4/http.html#paging'),
  json: described('RFC 8259', 'https://www.rfc-editor.org/rfc/rfc8259'),
  minimal: described('Regulation (EU) 2016/679, Art. 5(1)(c)', 'https://eur-lex.europa.eu/eli/reg/2016/679/oj'),
  hidden: described('Regulation (EU) 2025/327, Art. 8', 'https://eur-lex.europa.eu/eli/reg/2025/327/oj'),
  attest: described('Tillitsrammeverket, ATT-4, ATT-6, ATT-58', 'https://utviklerportal.nhn.no'),
  ours: { sure: 'proposed', says: 'Knutepunkt' },
} as const satisfies Readonly<Record<string, Source>>

function described(says: string, url: string): Source {
  return { sure: 'described', says, url }
}

/** The contract itself; how sure its parts are stands in its own sources. */
export function contractOf({ title, version, sources }: NationalService): Source {
  const url = sources.find((each) => each.sure === 'described')?.url
  const sure = sources.some((each) => each.sure === 'described') ? 'described' : 'proposed'
  return { sure, says: `${title}, ${version}`, ...(url ? { url } : {}) }
}
