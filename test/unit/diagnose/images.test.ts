/** Images that cannot be pulled, in the words of containerd and of registries. */
import { event, waits } from "../readiness/pods.ts";
import { checkCauses } from "./cause-cases.ts";

const pull = (message: string) =>
  waits("ErrImagePull", `failed to pull and unpack image "docker.io/shop/web:9": ${message}`);
const image = "image: shop/web:9";

checkCauses("an image", [
  {
    given: "containerd does not find it",
    status: waits(
      "ImagePullBackOff",
      'Back-off pulling image "shop/web:9": ErrImagePull: rpc error: code = NotFound desc = failed to pull and unpack image "docker.io/shop/web:9": failed to resolve reference "docker.io/shop/web:9": docker.io/shop/web:9: not found',
    ),
    cause: "shop/web has no tag 9 on Docker Hub",
    line: image,
  },
  {
    given: "an older kubelet says why only in an event",
    status: waits("ImagePullBackOff", 'Back-off pulling image "shop/web:9"'),
    events: [event("x-1-a", "Failed", 'Failed to pull image "shop/web:9": manifest unknown', { inside: "web" })],
    cause: "shop/web has no tag 9 on Docker Hub",
    line: image,
  },
  {
    given: "it is private, and nobody has credentials",
    status: pull(
      "pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed",
    ),
    cause:
      "Docker Hub does not allow the node to pull shop/web:9 without credentials (the pod has no imagePullSecrets): the image is private, or does not exist",
    line: image,
  },
  {
    given: "the credentials are no good",
    spec: { pod: { imagePullSecrets: [{ name: "regcred" }] } },
    status: pull("failed to authorize: failed to fetch oauth token: unexpected status: 403 Forbidden"),
    cause:
      "Docker Hub does not allow the node to pull shop/web:9 with the credentials of regcred: they are wrong or lack the permission, or the image does not exist",
    line: image,
  },
  {
    given: "the pull secret is missing",
    status: pull("401 Unauthorized"),
    events: [
      event(
        "x-1-a",
        "FailedToRetrieveImagePullSecret",
        "Unable to retrieve some image pull secrets (regcred); attempting to pull the image may not succeed.",
      ),
    ],
    cause: "Docker Hub does not allow the node to pull shop/web:9: the pull secret regcred does not exist",
    line: image,
  },
  {
    given: "the rate limit is reached",
    status: pull("429 Too Many Requests - Server message: toomanyrequests: You have reached your pull rate limit."),
    cause: "Docker Hub limits how often images are pulled, and the limit is reached (rate limit)",
    line: image,
  },
  {
    given: "its name has an upper-case letter",
    spec: { image: "shop/Web:9" },
    status: waits("InvalidImageName", "couldn't parse image name"),
    cause: "shop/Web:9 is not a valid image name: it must be lower case",
    line: image,
  },
  {
    given: "a variable in it was never filled in",
    spec: { image: "shop/web:{{tag}}" },
    status: waits("InvalidImageName", "couldn't parse image name"),
    cause: "shop/web:{{tag}} is not a valid image name: it contains a placeholder that was not replaced",
    line: image,
  },
  {
    given: "it is built for other machines",
    status: pull("no match for platform in manifest: not found"),
    cause: "the image shop/web:9 is not built for the architecture of the node",
    line: image,
  },
]);
