"use client";

import { useQuery } from "@tanstack/react-query";
import { useQueryStates } from "nuqs";
import { useDeferredValue } from "react";
import { Coverage } from "#components/shared/data-coverage/coverage.tsx";
import { QueryGate } from "#components/shared/query-gate.tsx";
import { toScopeQuery } from "#lib/core/client/scope-params.ts";
import { useScope } from "#lib/core/client/use-scope.ts";
import { runQuery } from "#lib/patch/client/index.ts";
import { MissingRun } from "./missing-run.tsx";
import { RunHeader } from "./run-header.tsx";
import { RunNodePanel } from "./run-node-panel.tsx";
import { RunNodes } from "./run-nodes.tsx";
import { RunTasks } from "./run-tasks.tsx";
import { runInput, runParsers } from "./runs-params.ts";

/** One run: what became of it on each node, with the outputs. `run` is its key. */
export function RunPage({ run }: { run: string }) {
  const { scope } = useScope();
  const [params, setParams] = useQueryStates(runParsers, { history: "replace" });
  const find = useDeferredValue(params.find);
  const input = runInput(run, toScopeQuery(scope), { ...params, find });
  const query = useQuery(runQuery(input));
  return (
    <QueryGate query={query} lines={12} missing={<MissingRun run={run} />}>
      {(data) => {
        const open = data.rows.find((row) => row.nodeId === params.node);
        return (
          <div className="flex min-h-0 flex-1">
            <div className="flex min-h-0 min-w-0 flex-1 flex-col">
              <RunHeader data={data} />
              <Coverage freshness={data.freshness} primary="command-invocations" />
              {data.tasks.length > 1 && <RunTasks tasks={data.tasks} />}
              <RunNodes
                data={data}
                input={input}
                params={params}
                busy={query.isFetching}
                onParams={(change) => void setParams(change)}
              />
            </div>
            {open && (
              <RunNodePanel
                run={run}
                node={open}
                asOf={scope.asOf}
                onClose={() => void setParams({ node: null })}
              />
            )}
          </div>
        );
      }}
    </QueryGate>
  );
}
