export interface MetafieldRecord {
  id: number;
  namespace: string;
  key: string;
  type: string;
  value: string;
  createdAt: string;
  updatedAt: string;
}

export interface MetafieldDefinitionRecord {
  id: number;
  ownerType: 'CUSTOMER' | 'ORDER' | 'COMPANY' | 'COMPANY_LOCATION';
  namespace: string;
  key: string;
  name: string;
  type: string;
  description: string | null;
  isUnique: boolean;
}
