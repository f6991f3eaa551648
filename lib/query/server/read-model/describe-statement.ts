import type { Connection, PoolClient, Submittable } from "pg";

/** A column of a statement's answer. */
export interface DescribedColumn {
  name: string;
  typeId: number;
}

interface Field {
  name: string;
  dataTypeID: number;
}

/** The extended protocol's Parse and Describe without Bind and Execute, which the driver has no method for. */
class Description implements Submittable {
  readonly columns: Promise<DescribedColumn[]>;
  readonly #text: string;
  #fields: DescribedColumn[] = [];
  #done: (columns: DescribedColumn[]) => void = () => undefined;
  #failed: (error: Error) => void = () => undefined;

  constructor(text: string) {
    this.#text = text;
    this.columns = new Promise((resolve, reject) => {
      this.#done = resolve;
      this.#failed = reject;
    });
  }

  // The driver calls these as the answers arrive.
  submit(connection: Connection): void {
    connection.parse({ name: "", text: this.#text, types: [] }, true);
    connection.describe({ type: "S", name: "" }, true);
    connection.sync();
  }

  handleRowDescription({ fields }: { fields: Field[] }): void {
    this.#fields = fields.map(({ name, dataTypeID }) => ({ name, typeId: dataTypeID }));
  }

  handleError(error: Error): void {
    this.#failed(error);
  }

  handleReadyForQuery(): void {
    this.#done(this.#fields);
  }
}

/**
 * The columns of one statement's answer; none when it answers without rows. PostgreSQL reads the statement and runs
 * nothing of it.
 * @throws PostgreSQL's error when it cannot be read, also when there is more than one statement.
 */
export function describeStatement(client: PoolClient, text: string): Promise<DescribedColumn[]> {
  return client.query(new Description(text)).columns;
}
