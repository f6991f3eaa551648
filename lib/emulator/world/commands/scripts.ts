/** A piece of work that commands repeat: what is sent, how long it takes and what it prints. */
export interface CommandScript {
  documentName: string;
  /** Name of the step, as the plugin of an invocation. */
  plugin: string;
  platformTypes: readonly ("Linux" | "Windows" | "MacOS")[];
  parameters: Readonly<Record<string, readonly string[]>>;
  /** Shortest and longest time on a node. */
  seconds: readonly [number, number];
  /** Share of nodes on which it fails, and on which it never ends. */
  failing: number;
  hanging: number;
  executionTimeoutSeconds: number;
  /** Where nodes take their turns over a fixed time: how many hours. */
  spreadHours?: number;
  output: string;
  errorOutput: string;
}

const unixes = ["Linux", "MacOS"] as const;
const shell = (
  commands: readonly string[],
  given: Pick<CommandScript, "seconds" | "failing" | "hanging" | "output" | "errorOutput"> & {
    executionTimeoutSeconds?: number;
    spreadHours?: number;
  },
): CommandScript => ({
  executionTimeoutSeconds: 3600,
  ...given,
  documentName: "AWS-RunShellScript",
  plugin: "aws:runShellScript",
  platformTypes: unixes,
  parameters: { commands, executionTimeout: [String(given.executionTimeoutSeconds ?? 3600)] },
});

const diskReport = `Filesystem      Size  Used Avail Use% Mounted on
devtmpfs        4.0M     0  4.0M   0% /dev
tmpfs           7.7G     0  7.7G   0% /dev/shm
/dev/nvme0n1p1   40G   27G   14G  67% /
/dev/nvme1n1    200G  161G   40G  81% /var/lib/data
`;

export const commandScripts = {
  health: shell(["systemctl --failed --no-legend", "curl -fsS http://localhost/healthz"], {
    seconds: [2, 25],
    failing: 0.012,
    hanging: 0,
    executionTimeoutSeconds: 600,
    output: "ok\n",
    errorOutput:
      "curl: (7) Failed to connect to localhost port 80 after 0 ms: Connection refused\nfailed to run commands: exit status 7\n",
  }),
  disks: shell(["df -h"], {
    seconds: [1, 4],
    failing: 0.004,
    hanging: 0.002,
    output: diskReport,
    errorOutput: "df: /mnt/backup: Stale file handle\nfailed to run commands: exit status 1\n",
  }),
  /** Prints more than AWS lists: what it shows is cut. */
  journal: shell(["journalctl --since -1h --no-pager"], {
    seconds: [2, 40],
    failing: 0.01,
    hanging: 0,
    output: Array.from(
      { length: 400 },
      (_, line) =>
        `${String(Math.floor(line / 60)).padStart(2, "0")}:${String(line % 60).padStart(2, "0")} systemd[1]: Started session ${line + 1} of user deploy.`,
    ).join("\n"),
    errorOutput: "No journal files were found.\nfailed to run commands: exit status 1\n",
  }),
  logs: shell(["find /var/log/app -name '*.log' -mtime +14 -print -delete"], {
    seconds: [5, 90],
    failing: 0.01,
    hanging: 0.003,
    output: "/var/log/app/access-01.log\n/var/log/app/access-02.log\n/var/log/app/error-01.log\n",
    errorOutput: "find: '/var/log/app': No such file or directory\nfailed to run commands: exit status 1\n",
  }),
  compaction: shell(["/opt/maintenance/compact.sh --offline"], {
    seconds: [600, 3000],
    failing: 0.02,
    hanging: 0,
    executionTimeoutSeconds: 172_800,
    spreadHours: 46,
    output: "compaction started\nsegments merged: 118\ncompaction finished\n",
    errorOutput: "compact.sh: not enough free space: need 12G\nfailed to run commands: exit status 28\n",
  }),
  agent: {
    documentName: "AWS-UpdateSSMAgent",
    plugin: "aws:updateSsmAgent",
    platformTypes: ["Linux", "Windows", "MacOS"],
    parameters: { allowDowngrade: ["false"] },
    seconds: [20, 120],
    failing: 0.015,
    hanging: 0,
    executionTimeoutSeconds: 3600,
    output:
      "Updating amazon-ssm-agent to latest\nSuccessfully downloaded manifest\namazon-ssm-agent is already up to date\n",
    errorOutput: "failed to download update manifest: dial tcp: lookup s3: i/o timeout\n",
  },
  services: {
    documentName: "AWS-RunPowerShellScript",
    plugin: "aws:runPowerShellScript",
    platformTypes: ["Windows"],
    parameters: { commands: ["Get-Service | Where-Object Status -ne Running"], executionTimeout: ["3600"] },
    seconds: [3, 30],
    failing: 0.02,
    hanging: 0,
    executionTimeoutSeconds: 3600,
    output:
      "\r\nStatus   Name               DisplayName\r\n------   ----               -----------\r\nStopped  AppMgmt            Application Management\r\n",
    errorOutput: "Get-Service : Access is denied\r\nfailed to run commands: exit status 1\r\n",
  },
} as const satisfies Readonly<Record<string, CommandScript>>;
