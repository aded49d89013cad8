/** Does something with each of the tasks, `width` at a time, and yields the answers in the order of the tasks. */
export async function* inOrder<Task, Answer>(
  tasks: AsyncIterable<Task> | Iterable<Task>,
  width: number,
  work: (task: Task) => Promise<Answer>,
): AsyncGenerator<Answer> {
  const under: Promise<Answer>[] = [];
  for await (const task of tasks) {
    const answer = work(task);
    // Whoever waits for an earlier answer that fails never gets to this one.
    answer.catch((error: unknown) => error);
    under.push(answer);
    const first = under.length >= width ? under.shift() : undefined;
    if (first) yield await first;
  }
  for (const answer of under) yield await answer;
}
