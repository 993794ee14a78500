/** Namespaces of the messages of IHE XCPD, XCA and XDR. */
export const namespaces = {
  hl7v3: 'urn:hl7-org:v3',
  rim: 'urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0',
  rs: 'urn:oasis:names:tc:ebxml-regrep:xsd:rs:3.0',
  query: 'urn:oasis:names:tc:ebxml-regrep:xsd:query:3.0',
  lcm: 'urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0',
  xds: 'urn:ihe:iti:xds-b:2007',
  xop: 'http://www.w3.org/2004/08/xop/include',
} as const

/** How a transaction is named on the wire: WS-Addressing actions and the one element in each SOAP body. */
export type Transaction = {
  readonly action: string
  readonly responseAction: string
  readonly request: { readonly ns: string; readonly name: string }
  readonly response: { readonly ns: string; readonly name: string }
}

const { hl7v3, query, rs, xds } = namespaces

/**
 * The four transactions between two countries.
 *
 * @see IHE ITI TF-2: 3.55, 3.38, 3.39, 3.41
 */
export const transactions = {
  'ITI-55': {
    action: 'urn:hl7-org:v3:PRPA_IN201305UV02:CrossGatewayPatientDiscovery',
    responseAction: 'urn:hl7-org:v3:PRPA_IN201306UV02:CrossGatewayPatientDiscovery',
    request: { ns: hl7v3, name: 'PRPA_IN201305UV02' },
    response: { ns: hl7v3, name: 'PRPA_IN201306UV02' },
  },
  'ITI-38': {
    action: 'urn:ihe:iti:2007:CrossGatewayQuery',
    responseAction: 'urn:ihe:iti:2007:CrossGatewayQueryResponse',
    request: { ns: query, name: 'AdhocQueryRequest' },
    response: { ns: query, name: 'AdhocQueryResponse' },
  },
  'ITI-39': {
    action: 'urn:ihe:iti:2007:CrossGatewayRetrieve',
    responseAction: 'urn:ihe:iti:2007:CrossGatewayRetrieveResponse',
    request: { ns: xds, name: 'RetrieveDocumentSetRequest' },
    response: { ns: xds, name: 'RetrieveDocumentSetResponse' },
  },
  'ITI-41': {
    action: 'urn:ihe:iti:2007:ProvideAndRegisterDocumentSet-b',
    responseAction: 'urn:ihe:iti:2007:ProvideAndRegisterDocumentSet-bResponse',
    request: { ns: xds, name: 'ProvideAndRegisterDocumentSetRequest' },
    response: { ns: rs, name: 'RegistryResponse' },
  },
} as const satisfies Readonly<Record<string, Transaction>>
