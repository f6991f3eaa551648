/** What a service answers where its model names no error: AWS's common errors, in the words of this service. */
export interface CommonErrors {
  throttled: readonly [code: string, status: number];
  denied: readonly [code: string, status: number];
  expiredToken: readonly [code: string, status: number];
  unknownKey: readonly [code: string, status: number];
  /** The request's time is too far from the server's. */
  skewed: readonly [code: string, status: number];
  internal: readonly [code: string, status: number];
  validation: readonly [code: string, status: number];
  missing: readonly [code: string, status: number];
  badPageToken: readonly [code: string, status: number];
  expiredPageToken: readonly [code: string, status: number];
}

/** Services that speak JSON. */
export const jsonErrors: CommonErrors = {
  throttled: ["ThrottlingException", 400],
  denied: ["AccessDeniedException", 400],
  expiredToken: ["ExpiredTokenException", 400],
  unknownKey: ["UnrecognizedClientException", 400],
  skewed: ["InvalidSignatureException", 400],
  internal: ["InternalFailure", 500],
  validation: ["ValidationException", 400],
  missing: ["ValidationException", 400],
  badPageToken: ["InvalidNextTokenException", 400],
  expiredPageToken: ["InvalidNextTokenException", 400],
};

/** Services that speak AWS Query. */
export const queryErrors: CommonErrors = {
  throttled: ["Throttling", 400],
  denied: ["AccessDenied", 403],
  expiredToken: ["ExpiredToken", 403],
  unknownKey: ["InvalidClientTokenId", 403],
  skewed: ["SignatureDoesNotMatch", 403],
  internal: ["InternalFailure", 500],
  validation: ["ValidationError", 400],
  missing: ["ValidationError", 400],
  badPageToken: ["ValidationError", 400],
  expiredPageToken: ["ValidationError", 400],
};

/** EC2, which models no errors at all. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html */
export const ec2Errors: CommonErrors = {
  throttled: ["RequestLimitExceeded", 503],
  denied: ["UnauthorizedOperation", 403],
  expiredToken: ["RequestExpired", 400],
  unknownKey: ["AuthFailure", 401],
  skewed: ["RequestExpired", 400],
  internal: ["InternalError", 500],
  validation: ["InvalidParameterValue", 400],
  missing: ["MissingParameter", 400],
  badPageToken: ["InvalidNextToken", 400],
  expiredPageToken: ["InvalidNextToken", 400],
};
