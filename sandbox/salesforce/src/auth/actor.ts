/** Who is calling: one connected app acting for one user. */
export interface Actor {
  /** The connector's own app, or the one a person or another integration uses. */
  role: 'connector' | 'staff';
  clientId: string;
  userId: string;
  username: string;
}
