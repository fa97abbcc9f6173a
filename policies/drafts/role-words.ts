// What the far ends of the shipped tables are, for people who know their servers and not our names for them. The glossary of
// docs/site-file.md says the same.
const WORDS: Readonly<Record<string, string>> = {
  "av-peers": "whoever sends media to the A/V Edge; in a pool the other members, too",
  "branch-appliances": "Survivable Branch Appliances and Servers that use this Edge",
  clients: "remote users' clients; on the Internet, so usually any",
  "cms-front-ends": "the Front End that holds the Central Management store",
  "crl-servers": "where your certificate authorities publish their revocation lists",
  directors: "Director or Director pool; none if there is none",
  "dns-servers": "the resolvers that the Edge asks",
  "edge-internal": "internal addresses of the Edge Servers",
  "federated-partners": "Access Edge Servers of the organizations that you federate with",
  "front-ends": "the Front End Servers and their pool",
  "internal-clients": "users' computers inside",
  "internal-networks": "users' networks inside, whose media relays through the Edge",
  "live-messenger-clients": "clients of Windows Live Messenger; gone outside mainland China",
  "logging-controllers": "where Centralized Logging is controlled from",
  "lync-online": "Lync Online, of a hybrid deployment",
  "office-365": "Microsoft 365, of a hybrid deployment",
  "office-web-apps": "the Office Web Apps Servers",
  "public-im-partners": "services of public instant messaging; the last ended in 2025",
  "reverse-proxies": "the reverse proxies",
  "skype-search": "the Skype directory search; gone since 2025",
  "xmpp-partners": "XMPP servers of partners",
};

/** A sentence about the role; nothing for one that only tables of the user's own name. */
export function roleWords(role: string): string | undefined {
  return Object.hasOwn(WORDS, role) ? WORDS[role] : undefined;
}
