import { Agent } from 'node:https'
import { createSecureContext, type SecureContext, type SecureContextOptions } from 'node:tls'
import type { TlsSide } from '../../platform/x509/tls-identity.ts'
import { secureContext } from './tls.ts'

/** Connections that are kept between calls. */
export type Connections = {
  readonly of: (call: { readonly country: string; readonly pin: string }) => Agent
  /** Shows another certificate on the connections to come; those that are open serve what they are serving, and end. */
  readonly renew: (tls: TlsSide) => void
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
  let [settings, context] = contextOf(tls)
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
    renew: (renewed) => {
      ;[settings, context] = contextOf(renewed)
      for (const agent of agents.values()) endIdle(agent)
      agents.clear()
    },
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

function contextOf(tls: TlsSide): [SecureContextOptions, SecureContext] {
  const settings = secureContext(tls)
  return [settings, createSecureContext(settings)]
}

/** What is unused is closed now, and what is in use as soon as it is not. */
function endIdle(agent: Agent): void {
  agent.maxFreeSockets = 0
  for (const socket of Object.values(agent.freeSockets).flat()) socket?.destroy()
}
