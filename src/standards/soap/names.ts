/** SOAP 1.2: https://www.w3.org/TR/soap12-part1/ */
export const SOAP = 'http://www.w3.org/2003/05/soap-envelope'

/** SOAP 1.1, which is refused: https://www.w3.org/TR/2000/NOTE-SOAP-20000508/ */
export const SOAP_1_1 = 'http://schemas.xmlsoap.org/soap/envelope/'

/** WS-Addressing 1.0: https://www.w3.org/TR/ws-addr-core/ */
export const WSA = 'http://www.w3.org/2005/08/addressing'

/** WS-Security 1.0, of which only the header that holds assertions is used. */
export const WSSE = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd'

/** XOP 1.0: https://www.w3.org/TR/xop10/ */
export const XOP = 'http://www.w3.org/2004/08/xop/include'

/** Our own detail in faults. */
export const FAULT = 'urn:knutepunkt:soap:fault'
