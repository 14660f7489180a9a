import { assessCases } from "./cases.ts";

const metadata = { generation: 3 };
const accepted = { type: "Accepted", status: "True", observedGeneration: 3 };
const byDefault = { type: "Accepted", status: "Unknown", reason: "Pending", message: "Waiting for controller" };

assessCases("gateway.networking.k8s.io/v1", "GatewayClass", [
  {
    given: "no controller has reported",
    source: "Gateway API",
    metadata,
    status: { conditions: [byDefault] },
    readiness: "progressing: Waiting for controller",
  },
  { given: "accepted", source: "Gateway API", metadata, status: { conditions: [accepted] }, readiness: "ready" },
]);

assessCases("gateway.networking.k8s.io/v1", "Gateway", [
  {
    given: "accepted, no address yet",
    source: "Gateway API, GEP-1364",
    metadata,
    status: {
      conditions: [
        accepted,
        { type: "Programmed", status: "False", reason: "Pending", message: "address not assigned" },
      ],
    },
    readiness: "progressing: address not assigned",
  },
  {
    given: "programmed as it was before the change",
    source: "Gateway API",
    metadata,
    status: { conditions: [accepted, { type: "Programmed", status: "True", observedGeneration: 2 }] },
    readiness: "progressing: waiting for its controller",
  },
  {
    given: "its parameters are not valid",
    source: "Gateway API",
    metadata,
    status: {
      conditions: [{ type: "Accepted", status: "False", reason: "InvalidParameters", message: "no such class" }],
    },
    readiness: "failing (InvalidParameters): no such class",
  },
  {
    given: "programmed",
    source: "Gateway API",
    metadata,
    status: { conditions: [accepted, { type: "Programmed", status: "True", observedGeneration: 3 }] },
    readiness: "ready",
  },
  {
    given: "a listener that is refused",
    source: "Gateway API",
    metadata,
    status: {
      conditions: [accepted, { type: "Programmed", status: "True" }],
      listeners: [
        { conditions: [accepted] },
        {
          conditions: [
            { type: "ResolvedRefs", status: "False", reason: "InvalidCertificateRef", message: "no Secret tls" },
          ],
        },
      ],
    },
    readiness: "failing (InvalidCertificateRef): no Secret tls",
  },
]);

const parentRef = { name: "edge" };
const spec = { parentRefs: [parentRef] };
const resolved = { type: "ResolvedRefs", status: "True" };

assessCases("gateway.networking.k8s.io/v1", "HTTPRoute", [
  {
    given: "no gateway has reported",
    source: "Gateway API",
    metadata,
    spec,
    readiness: "progressing: waiting for Gateway/edge",
  },
  { given: "no parent at all", source: "Gateway API", metadata, spec: {}, readiness: "ready" },
  {
    given: "accepted, its backend does not exist",
    source: "Gateway API",
    metadata,
    spec,
    status: {
      parents: [
        {
          parentRef,
          conditions: [
            accepted,
            { type: "ResolvedRefs", status: "False", reason: "BackendNotFound", message: "Service web not found" },
          ],
        },
      ],
    },
    readiness: "failing (BackendNotFound): Service web not found",
  },
  {
    given: "accepted by one of two parents",
    source: "Gateway API",
    metadata,
    spec: { parentRefs: [parentRef, { name: "inner", namespace: "infra" }] },
    status: { parents: [{ parentRef: { ...parentRef, namespace: "shop" }, conditions: [accepted, resolved] }] },
    readiness: "progressing: waiting for Gateway/inner",
  },
  {
    given: "refused by one controller, accepted by another",
    source: "Gateway API",
    metadata,
    spec,
    status: {
      parents: [
        { parentRef, conditions: [{ type: "Accepted", status: "False" }] },
        { parentRef, conditions: [accepted, resolved] },
      ],
    },
    readiness: "ready",
  },
  {
    given: "accepted, but not live yet",
    source: "observed",
    metadata,
    spec,
    status: {
      parents: [
        {
          parentRef,
          conditions: [accepted, resolved, { type: "Programmed", status: "False", reason: "ProgrammingInProgress" }],
        },
      ],
    },
    readiness: "progressing: ProgrammingInProgress",
  },
]);
