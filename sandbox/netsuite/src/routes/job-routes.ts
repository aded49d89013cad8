import type { SandboxReply } from '@trueup/sandbox-kit';
import type { Job } from '../account/async-jobs';
import { noSuchRecord } from '../vendor-error';
import { type Service, type VendorCall, vendorHandler } from './vendor-call';

const PATH = '/services/rest/async/v1/job';
const TASK = '1';

function jobOf({ service, params }: VendorCall): Job {
  const job = service.account.jobs.get(params['id'] ?? '');
  if (!job || (params['task'] ?? TASK) !== TASK) throw noSuchRecord();
  return job;
}

const isDone = ({ progress }: Job): boolean => progress === 'succeeded' || progress === 'failed';
const link = (rel: string, href: string): object => ({ rel, href });

function jobView(call: VendorCall): SandboxReply {
  const job = jobOf(call);
  const href = `${call.service.baseUrl()}${PATH}/${job.id}`;
  const task = { links: [link('self', `${href}/task`)] };
  return { status: 200, body: { links: [link('self', href)], completed: isDone(job), id: job.id, progress: job.progress, task } };
}

function taskList(call: VendorCall): SandboxReply {
  const job = jobOf(call);
  const href = `${call.service.baseUrl()}${PATH}/${job.id}/task`;
  const items = [{ links: [link('self', `${href}/${TASK}`)], id: TASK }];
  return { status: 200, body: { links: [link('self', href)], count: 1, hasMore: false, items, offset: 0, totalResults: 1 } };
}

function taskView(call: VendorCall): SandboxReply {
  const job = jobOf(call);
  const href = `${call.service.baseUrl()}${PATH}/${job.id}/task/${TASK}`;
  const { progress, startTime, endTime } = job;
  const links = [link('related', `${href}/result`), link('self', href)];
  return { status: 200, body: { links, completed: isDone(job), id: TASK, progress, startTime, endTime } };
}

/** What the request itself would have answered. */
function result(call: VendorCall): SandboxReply {
  const { result: reply } = jobOf(call);
  if (!reply) throw noSuchRecord();
  return reply;
}

export function jobRoutes(service: Service): void {
  const { server } = service;
  server.route('GET', `${PATH}/:id`, vendorHandler(service, jobView));
  server.route('GET', `${PATH}/:id/task`, vendorHandler(service, taskList));
  server.route('GET', `${PATH}/:id/task/:task`, vendorHandler(service, taskView));
  server.route('GET', `${PATH}/:id/task/:task/result`, vendorHandler(service, result));
}
