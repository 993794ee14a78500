import { Buffer } from 'node:buffer'
import type { XmlElement } from '../../platform/xml/tree.ts'
import { element } from '../../platform/xml/write.ts'
import { asXmlText } from '../../platform/xml/xml-text.ts'
import { dsig, sha256 } from '../xmldsig/algorithms.ts'
import { signaturePlace, signEnveloped, type Signer } from '../xmldsig/sign-enveloped.ts'

/** That a message was sent (of origin: NRO) or received (of receipt: NRR). */
export type Evidence = {
  readonly kind: 'NRO' | 'NRR'
  /** Ours, unique. */
  readonly identifier: string
  readonly at: Date
  /** WS-Addressing action and id of the message. */
  readonly action: string
  readonly messageId: string
  /** SHA-256 of its root part as it was on the wire, hexadecimal. */
  readonly digest: string
  /** Common names of the two contact points. */
  readonly sender: string
  readonly recipient: string
}

const rem = 'http://uri.etsi.org/02640/v2#'
const policy = 'http://uri.etsi.org/02231/v2#'

/** ETSI TS 102 640-2 V2.1.1 has a form for each event of a message; contact points use these two. */
const forms = {
  NRO: 'SubmissionAcceptanceRejection',
  NRR: 'AcceptanceRejectionByRecipient',
} as const

/** Registered e-mail evidence of the message, built as a tree and signed whole (ETSI TS 102 640-2; exclusive C14N). */
export function writeEvidence(evidence: Evidence, signer: Signer): Uint8Array {
  const time = evidence.at.toISOString()
  const root = element(forms[evidence.kind], rem, { version: '2' }, [
    field('EventCode', 'http:uri.etsi.org/02640/Event#Acceptance'),
    field('EvidenceIdentifier', evidence.identifier),
    element('EvidenceIssuerDetails', rem, {}, [certificateOf(signer)]),
    // The contact points have shown each other certificates (mutual TLS).
    element('SenderAuthenticationDetails', rem, {}, [
      field('AuthenticationTime', time),
      field('AuthenticationMethod', 'http:uri.etsi.org/REM/AuthMethod#Strong'),
    ]),
    field('EventTime', time),
    field('SubmissionTime', time),
    element('SenderDetails', rem, {}, [named(evidence.sender)]),
    element('RecipientsDetails', rem, {}, [element('EntityDetails', rem, {}, [named(evidence.recipient)])]),
    messageOf(evidence),
    signaturePlace,
  ])
  return signEnveloped(root, signer, {}, { [rem]: '', [dsig]: 'ds', [policy]: 'tsl' })
}

const field = (name: string, text: string): XmlElement => element(name, rem, {}, [asXmlText(text)])

function certificateOf({ certificate }: Signer): XmlElement {
  const encoded = Buffer.from(certificate).toString('base64')
  return element('CertificateDetails', rem, {}, [field('X509Certificate', encoded)])
}

function named(commonName: string): XmlElement {
  const name = element('EntityName', rem, {}, [element('Name', policy, {}, [asXmlText(commonName)])])
  return element('NamesPostalAddresses', rem, {}, [element('NamePostalAddress', rem, {}, [name])])
}

function messageOf({ action, messageId, digest }: Evidence): XmlElement {
  return element('SenderMessageDetails', rem, { isNotification: 'false' }, [
    field('MessageSubject', action),
    field('UAMessageIdentifier', messageId),
    field('MessageIdentifierByREMMD', messageId),
    element('DigestMethod', dsig, { Algorithm: sha256 }),
    element('DigestValue', dsig, {}, [Buffer.from(digest, 'hex').toString('base64')]),
  ])
}
