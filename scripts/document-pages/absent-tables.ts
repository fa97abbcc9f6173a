// Tables that are known and that do not come with the program.

/** Each with the reason, in Markdown. */
export const ABSENT_TABLES: readonly (readonly [table: string, why: string])[] = [
  [
    "Skype for Business Server Subscription Edition",
    "no page prints a table of its own: `version: sfb-se` selects what holds for 2019, which is our reading",
  ],
  [
    "Skype for Business 2015 Protocol Workloads poster",
    "a picture, readable in fragments alone; what can be read names no port of an Edge Server that its tables lack, beside the search of Skype's directory (`sfb-skype-directory-search`)",
  ],
  [
    "Port summaries of Lync Server 2010 (Gg425891, Gg412756, Gg398739)",
    "only the first rows of their external tables can be read; Lync Server 2013 has the same pages anew, under the same short names",
  ],
  [
    "Port range of the A/V Edge in Office Communications Server 2007 R2",
    "prose: TCP 50,000-59,999 outbound for federation, both transports and directions for partners on Office Communications Server 2007, closed without federated A/V. The rows of Lync Server 2013 say the same",
  ],
  [
    "Firewall tables of Office Communications Server 2007 and 2007 R2 (Bb803617, Dd441361, Dd425238)",
    "only their first lines can be read; both products left support by 2018-01-09",
  ],
  [
    "Conferencing, and the internal and host tables of Cloud Connector",
    "parts of tables that are here, or about machines that are none of an Edge",
  ],
  [
    "Row 14 of the Microsoft 365 endpoints",
    "it prints no ports and points to a table that was removed; `sfb-hybrid-connectivity` has that table",
  ],
];
