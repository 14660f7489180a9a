/** Charts of the kinds that people have, as files by their paths. Each can be installed, and upgraded by `changed`. */
type Files = Readonly<Record<string, string>>;

export interface SampleChart {
  /** What it shows, in a few words. */
  readonly about: string;
  readonly files: Files;
  /** The values of an upgrade. */
  readonly changed: string;
}

/** `Chart.yaml` */
export function chartYaml(name: string, more = ""): string {
  return `apiVersion: v2\nname: ${name}\nversion: 1.2.0\nappVersion: "1.0.0"\n${more}`;
}

/** A Deployment with one container, as `helm create` makes it. */
export const deployment = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .Release.Name }}
  labels: {app: {{ .Release.Name }}, version: {{ .Chart.AppVersion | quote }}}
spec:
  replicas: {{ .Values.replicas | default 1 }}
  selector: {matchLabels: {app: {{ .Release.Name }}}}
  template:
    metadata: {labels: {app: {{ .Release.Name }}}}
    spec:
      containers:
        - name: web
          image: "{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}"
`;

const imageValues = 'image:\n  repository: shop/web\n  tag: ""\nreplicas: 1\n';

function configMap(name: string, data: string): string {
  return `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ .Release.Name }}-${name}\ndata:\n${data}`;
}

function job(name: string, hook: string, more = ""): string {
  return `apiVersion: batch/v1
kind: Job
metadata:
  name: {{ .Release.Name }}-${name}
  annotations:
    helm.sh/hook: ${hook}
${more}spec:
  backoffLimit: 0
  template:
    spec:
      restartPolicy: Never
      containers: [{name: ${name}, image: "shop/job:1"}]
`;
}

const crd = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: widgets.charts.example.test}
spec:
  group: charts.example.test
  scope: Namespaced
  names: {plural: widgets, singular: widget, kind: Widget}
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          properties: {spec: {type: object, properties: {size: {type: integer}}}}
`;

export const sampleCharts: Readonly<Record<string, SampleChart>> = {
  web: {
    about: "a Deployment, a Service, and notes",
    files: {
      "Chart.yaml": chartYaml("web"),
      "values.yaml": imageValues,
      "templates/deployment.yaml": deployment,
      "templates/service.yaml":
        "apiVersion: v1\nkind: Service\nmetadata: {name: {{ .Release.Name }}}\nspec:\n  selector: {app: {{ .Release.Name }}}\n  ports: [{port: 80}]\n",
      "templates/NOTES.txt": "{{ .Release.Name }} runs {{ .Values.replicas }} pods.\n",
    },
    changed: "replicas: 2\nimage: {tag: 1.1.0}\n",
  },
  subcharts: {
    about: "subcharts with a condition, an alias and global values",
    files: {
      "Chart.yaml": chartYaml(
        "subcharts",
        "dependencies:\n  - {name: cache, version: 1.2.0, condition: cache.enabled}\n  - {name: cache, version: 1.2.0, alias: sessions, condition: sessions.enabled}\n",
      ),
      "values.yaml": `${imageValues}global: {team: shop}\ncache: {enabled: true}\nsessions: {enabled: false}\n`,
      "templates/deployment.yaml": deployment,
      "charts/cache/Chart.yaml": chartYaml("cache"),
      "charts/cache/values.yaml": "image: {repository: shop/cache, tag: 1.0.0}\n",
      "charts/cache/templates/config.yaml": configMap(
        "{{ .Chart.Name }}",
        "  image: {{ .Values.image.repository }}:{{ .Values.image.tag }}\n  team: {{ .Values.global.team }}\n",
      ),
    },
    changed: "sessions: {enabled: true}\ncache: {enabled: false}\n",
  },
  library: {
    about: "templates of a library chart",
    files: {
      "Chart.yaml": chartYaml("library", "dependencies:\n  - {name: common, version: 1.2.0}\n"),
      "values.yaml": "colour: blue\n",
      "templates/config.yaml": '{{ include "common.config" (dict "top" . "name" "colours") }}\n',
      "charts/common/Chart.yaml": chartYaml("common", "type: library\n"),
      "charts/common/templates/_config.tpl": `{{- define "common.config" -}}\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ .top.Release.Name }}-{{ .name }}\ndata:\n  colour: {{ .top.Values.colour }}\n{{- end }}\n`,
    },
    changed: "colour: green\n",
  },
  crds: {
    about: "a CRD in crds/ and an object of its kind",
    files: {
      "Chart.yaml": chartYaml("crds"),
      "values.yaml": "size: 1\n",
      "crds/widget.yaml": crd,
      "templates/widget.yaml":
        "apiVersion: charts.example.test/v1\nkind: Widget\nmetadata: {name: {{ .Release.Name }}}\nspec: {size: {{ .Values.size }}}\n",
    },
    changed: "size: 2\n",
  },
  hooks: {
    about: "hooks of every sort, with weights and deletion policies",
    files: {
      "Chart.yaml": chartYaml("hooks"),
      "values.yaml": imageValues,
      "templates/deployment.yaml": deployment,
      "templates/migrate.yaml": job("migrate", "pre-install,pre-upgrade", '    helm.sh/hook-weight: "5"\n'),
      "templates/settings.yaml": configMap("settings", "  level: high\n").replace(
        "\ndata:",
        '\n  annotations:\n    helm.sh/hook: pre-install,pre-upgrade\n    helm.sh/hook-weight: "-5"\ndata:',
      ),
      "templates/announce.yaml": job(
        "announce",
        "post-install,post-upgrade",
        "    helm.sh/hook-delete-policy: hook-succeeded,before-hook-creation\n",
      ),
      "templates/clean.yaml": job("clean", "pre-delete", "    helm.sh/hook-delete-policy: hook-succeeded\n"),
      "templates/check.yaml": job("check", "test"),
    },
    changed: "replicas: 2\n",
  },
  lookup: {
    about: "a random Secret that `lookup` keeps",
    files: {
      "Chart.yaml": chartYaml("lookup"),
      "values.yaml": "level: low\n",
      "templates/secret.yaml": `{{- $name := printf "%s-password" .Release.Name }}
{{- $live := lookup "v1" "Secret" .Release.Namespace $name }}
apiVersion: v1
kind: Secret
metadata: {name: {{ $name }}, labels: {level: {{ .Values.level }}}}
data:
  password: {{ if $live }}{{ index $live.data "password" }}{{ else }}{{ randAlphaNum 24 | b64enc }}{{ end }}
`,
    },
    changed: "level: high\n",
  },
  random: {
    about: "a Secret that is another one in each rendering",
    files: {
      "Chart.yaml": chartYaml("random"),
      "values.yaml": "level: low\n",
      "templates/secret.yaml":
        "apiVersion: v1\nkind: Secret\nmetadata: {name: {{ .Release.Name }}-random, labels: {level: {{ .Values.level }}}}\nstringData:\n  password: {{ randAlphaNum 24 }}\n",
    },
    changed: "level: high\n",
  },
  files: {
    about: "files of the chart in a ConfigMap and a Secret",
    files: {
      "Chart.yaml": chartYaml("files"),
      "values.yaml": "level: low\n",
      "config/app.conf": "listen 8080\n",
      "config/other.conf": "workers 2\n",
      "templates/config.yaml": `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: {{ .Release.Name }}-files, labels: {level: {{ .Values.level }}}}\ndata:\n{{ (.Files.Glob "config/*").AsConfig | indent 2 }}\n`,
      "templates/secret.yaml":
        'apiVersion: v1\nkind: Secret\nmetadata: {name: {{ .Release.Name }}-files}\ndata:\n  app.conf: {{ .Files.Get "config/app.conf" | b64enc }}\n',
    },
    changed: "level: high\n",
  },
  tpl: {
    about: "values that are templates, ranges, and whole objects in values",
    files: {
      "Chart.yaml": chartYaml("tpl"),
      "values.yaml":
        'greeting: "hello {{ .Release.Name }}"\nteams: [a, b]\nextra:\n  - apiVersion: v1\n    kind: ConfigMap\n    metadata: {name: "{{ .Release.Name }}-extra"}\n    data: {key: value}\n',
      "templates/config.yaml": `{{- range $team := .Values.teams }}\n---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ $.Release.Name }}-{{ $team }}\ndata:\n  greeting: {{ tpl $.Values.greeting $ | quote }}\n{{- end }}\n{{- range .Values.extra }}\n---\n{{ tpl (toYaml .) $ }}\n{{- end }}\n`,
    },
    changed: "teams: [b, c]\n",
  },
  schema: {
    about: "a schema of its values",
    files: {
      "Chart.yaml": chartYaml("schema"),
      "values.yaml": imageValues,
      "values.schema.json": JSON.stringify({
        type: "object",
        properties: { replicas: { type: "integer", minimum: 1 }, image: { type: "object", required: ["repository"] } },
      }),
      "templates/deployment.yaml": deployment,
    },
    changed: "replicas: 3\n",
  },
  stateful: {
    about: "a StatefulSet with its Service, a budget, an account and a Role",
    files: {
      "Chart.yaml": chartYaml("stateful"),
      "values.yaml": imageValues,
      "templates/all.yaml": `${deployment
        .replace("kind: Deployment", "kind: StatefulSet")
        .replace("spec:\n  replicas", "spec:\n  serviceName: {{ .Release.Name }}\n  replicas")}---
apiVersion: v1
kind: Service
metadata: {name: {{ .Release.Name }}}
spec:
  clusterIP: None
  selector: {app: {{ .Release.Name }}}
  ports: [{port: 80}]
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: {name: {{ .Release.Name }}}
spec:
  maxUnavailable: 1
  selector: {matchLabels: {app: {{ .Release.Name }}}}
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: {{ .Release.Name }}}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: {{ .Release.Name }}}
rules: [{apiGroups: [""], resources: [configmaps], verbs: [get]}]
`,
    },
    changed: "replicas: 2\n",
  },
  namespaces: {
    about: "an object in another namespace, which the chart makes",
    files: {
      "Chart.yaml": chartYaml("namespaces"),
      "values.yaml": "level: low\n",
      "templates/all.yaml": `apiVersion: v1\nkind: Namespace\nmetadata: {name: {{ .Release.Name }}-{{ .Release.Namespace }}-other}\n---\n${configMap("here", "  level: {{ .Values.level }}\n")}---\n${configMap("there", "  level: {{ .Values.level }}\n").replace("metadata:", "metadata:\n  namespace: {{ .Release.Name }}-{{ .Release.Namespace }}-other")}`,
    },
    changed: "level: high\n",
  },
};

/** The files of a chart in a folder. */
export function chartIn(folder: string, files: Files): Files {
  return Object.fromEntries(Object.entries(files).map(([name, content]) => [`${folder}/${name}`, content]));
}
