import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** Serves what the routes' decorators say at /openapi.json. The library is loaded here only, for services with routes of their own. */
export async function describeRoutes(
  app: NestFastifyApplication,
  { title, description }: { title: string; description: string },
): Promise<void> {
  const { DocumentBuilder, SwaggerModule } = await import('@nestjs/swagger');
  const document = new DocumentBuilder()
    .setTitle(title)
    .setDescription(description)
    .setVersion('1')
    .addApiKey({ type: 'apiKey', name: 'X-Api-Key', in: 'header' }, 'apiKey')
    .setLicense('Apache-2.0', '')
    .build();
  const routes = SwaggerModule.createDocument(app, document);
  app.getHttpAdapter().get('/openapi.json', (_request: unknown, reply: { send(body: unknown): void }) => reply.send(routes));
}
