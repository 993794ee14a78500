import { Agent } from 'node:https'
import { createSecureContext } from 'node:tls'
import type { TlsSide } from '../../platform/x509/tls-identity.ts'
import { secureContext } from './tls.ts'

/** Connections that are kept between calls. */
export type Connections = {
  readonly of: (call: { readonly country: string; readonly pin: string }) => Agent
  readonly close: () => void
}

/** How long a connection is kept unused: shorter than servers in use keep theirs, so that we close first. */
const idleMs = 15_000

/** Countries and certificates whose connections are kept at the same time. */
const mostAgents = 100

/**
 * One agent for each country and certificate: what was set up for one is never used for another, and when a pin changes,
 * the connections of the old one are not used again.
 */
export function keepConnections(tls: TlsSide): Connections {
  const agents = new Map<string, Agent>()
  const settings = secureContext(tls)
  const context = createSecureContext(settings)
  const newAgent = (): Agent =>
    new Agent({
      keepAlive: true,
      timeout: idleMs,
      maxSockets: 50,
      maxFreeSockets: 10,
      maxCachedSessions: 0,
      secureContext: context,
      ...(settings.minVersion ? { minVersion: settings.minVersion } : {}),
      rejectUnauthorized: true,
      // The certificate is pinned: its name proves nothing more, and contact points are often called by an address.
      checkServerIdentity: () => undefined,
    })
  const close = (): void => {
    for (const agent of agents.values()) agent.destroy()
    agents.clear()
  }
  return {
    of: ({ country, pin }) => {
      const key = `${country} ${pin}`
      const agent = agents.get(key) ?? newAgent()
      for (const [oldest, unused] of agents) {
        if (agents.size < mostAgents || agents.has(key)) break
        agents.delete(oldest)
        unused.destroy()
      }
      agents.set(key, agent)
      return agent
    },
    close,
  }
}
