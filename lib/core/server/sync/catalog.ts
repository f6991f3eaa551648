import type { Pool } from "pg";
import type { Dataset, Projection } from "./dataset.ts";
import { datasetDiffSql, endUnseenSql, liveSql, projectionLockSql, projectionSql } from "./diff-sql.ts";
import type { TableShape } from "./tables.ts";
import { loadShapes, scopeColumns } from "./tables.ts";

/** What one dataset's changes mean for one projection. */
export interface ProjectionStep {
  lock: string;
  apply: string;
  /** Whether the dataset's first complete pass recomputes its whole scope. */
  completes: boolean;
}

/** A dataset with its SQL, made once per process. */
export interface PreparedDataset {
  dataset: Dataset;
  shape: TableShape;
  scope: readonly ("account_id" | "region")[];
  diff: string;
  diffWithBefore: string;
  end: string;
  live: string | null;
  projections: readonly ProjectionStep[];
}

/** The dataset table of this process. */
export type Catalog = ReadonlyMap<string, PreparedDataset>;

/** Reads the tables' columns and prepares every dataset's SQL. */
export async function loadCatalog(
  db: Pool,
  datasets: readonly Dataset[],
  projections: readonly Projection[],
): Promise<Catalog> {
  const shapes = await loadShapes(db, datasets, projections);
  const shapeOf = (table: string): TableShape => {
    const shape = shapes.get(table);
    if (shape === undefined) throw new Error(`No shape for ${table}.`);
    return shape;
  };
  return new Map(
    datasets.map((dataset) => {
      const shape = shapeOf(dataset.table);
      const scope = scopeColumns(dataset);
      const prepared: PreparedDataset = {
        dataset,
        shape,
        scope,
        diff: datasetDiffSql(shape, false),
        diffWithBefore: datasetDiffSql(shape, true, dataset.tellsUncompared),
        end: endUnseenSql(shape, scope, dataset.slice),
        live: shape.volatile.length === 0 ? null : liveSql(shape),
        projections: projections.flatMap((projection) => {
          const touchedBy = projection.dependsOn[dataset.name];
          if (touchedBy === undefined) return [];
          const target = shapeOf(projection.table);
          const touched = { by: touchedBy, columns: projection.touches ?? target.key };
          return [
            {
              lock: projectionLockSql(dataset.table, target, touched),
              apply: projectionSql(dataset.table, target, touched, projection.select),
              completes: projection.completes?.includes(dataset.name) ?? false,
            },
          ];
        }),
      };
      return [dataset.name, prepared];
    }),
  );
}
