// Written by `make regenerate` from Catalog/events/. Do not edit.

/// The triggers' events: a line a trigger, a way to recognise it, a field, the rest. A field has its path, `o` when
/// outsiders write it and `s` when it is sensitive (`-` when neither), and its encodings.
let generatedTriggerShapes = #"""
  trigger alexa
  recognise session.application.applicationId request.type
  recognise context.System.application.applicationId request.type
  recognise directive.header
  recognise header.namespace header.payloadVersion
  field request.intent.slots o
  field request.intent.name -
  field request.type -
  field session.attributes o
  field session.user.userId -
  field session.user.accessToken s
  field context.System.user.accessToken s
  field context.System.apiAccessToken s
  field directive.payload o
  field directive.endpoint.scope.token s
  field directive.endpoint.cookie -
  field payload.accessToken s
  field payload o
  rest -
  trigger api-gateway-authorizer
  recognise type methodArn authorizationToken
  recognise type methodArn requestContext.resourcePath httpMethod resource
  recognise type routeArn identitySource routeKey
  field authorizationToken os
  field identitySource os
  field headers.* o
  field headers.Authorization os
  field headers.authorization os
  field headers.Cookie os
  field headers.cookie os
  field multiValueHeaders.*.* o
  field cookies.* os
  field queryStringParameters.* o
  field multiValueQueryStringParameters.*.* o
  field pathParameters.* o
  field path o
  field rawPath o url
  field rawQueryString o url
  field methodArn o
  field routeArn o
  field type -
  field version -
  field resource -
  field httpMethod -
  field routeKey -
  field stageVariables -
  field requestContext -
  field requestContext.path o
  field requestContext.http.path o
  field requestContext.http.userAgent o
  field requestContext.http.sourceIp -
  field requestContext.identity.userAgent o
  field requestContext.identity.sourceIp -
  field requestContext.identity.apiKey s
  rest o
  trigger api-gateway-http
  recognise requestContext.http.method routeKey version
  field body o base64 json
  field rawPath o url
  field rawQueryString o url
  field path o
  field pathParameters.* o
  field queryStringParameters.* o
  field multiValueQueryStringParameters.*.* o
  field multiValueHeaders.*.* o
  field cookies.* os
  field headers.* o
  field headers.host o
  field headers.Host o
  field headers.x-forwarded-host o
  field headers.X-Forwarded-Host o
  field headers.authorization os
  field headers.Authorization os
  field headers.cookie os
  field headers.x-api-key os
  field httpMethod -
  field resource -
  field routeKey -
  field version -
  field isBase64Encoded -
  field stageVariables -
  field requestContext -
  field requestContext.http.path o url
  field requestContext.http.userAgent o
  field requestContext.http.sourceIp -
  field requestContext.http.method -
  field requestContext.identity.userAgent o
  field requestContext.authorizer -
  field requestContext.authorizer.jwt.claims o
  field requestContext.authorizer.jwt.claims.sub -
  field requestContext.authorizer.jwt.claims.iss -
  field requestContext.authorizer.jwt.claims.aud -
  field requestContext.authorizer.jwt.claims.exp -
  field requestContext.authorizer.jwt.claims.iat -
  field requestContext.authorizer.jwt.claims.cognito:groups -
  field requestContext.authorizer.claims o
  field requestContext.authorizer.claims.sub -
  rest o
  trigger api-gateway-rest
  recognise requestContext.resourcePath httpMethod resource
  field body o base64 json
  field path o
  field httpMethod -
  field pathParameters.* o
  field queryStringParameters.* o
  field multiValueQueryStringParameters.*.* o
  field headers.* o
  field headers.host o
  field headers.Host o
  field headers.x-forwarded-host o
  field headers.X-Forwarded-Host o
  field multiValueHeaders.*.* o
  field headers.Authorization os
  field headers.authorization os
  field headers.Cookie os
  field headers.cookie os
  field headers.x-api-key os
  field headers.X-Api-Key os
  field query.* o
  field cognitoPoolClaims o
  field cognitoPoolClaims.sub -
  field resource -
  field isBase64Encoded -
  field stageVariables -
  field requestContext -
  field requestContext.path o
  field requestContext.protocol -
  field requestContext.identity.sourceIp -
  field requestContext.identity.userAgent o
  field requestContext.identity.apiKey s
  field requestContext.authorizer -
  field requestContext.authorizer.claims o
  field requestContext.authorizer.claims.sub -
  field requestContext.authorizer.claims.iss -
  field requestContext.authorizer.claims.aud -
  field requestContext.authorizer.claims.exp -
  field requestContext.authorizer.claims.iat -
  field requestContext.authorizer.claims.token_use -
  field requestContext.authorizer.claims.cognito:groups -
  rest o
  trigger api-gateway-websocket
  recognise requestContext.connectionId requestContext.eventType requestContext.routeKey requestContext.messageDirection
  field body o base64 json
  field headers.* o
  field headers.Authorization os
  field headers.authorization os
  field headers.Cookie os
  field multiValueHeaders.*.* o
  field queryStringParameters.* o
  field multiValueQueryStringParameters.*.* o
  field isBase64Encoded -
  field stageVariables -
  field requestContext -
  field requestContext.connectionId -
  field requestContext.routeKey -
  field requestContext.identity.userAgent o
  field requestContext.identity.sourceIp -
  field requestContext.authorizer -
  rest o
  trigger appsync
  recognise info.fieldName info.parentTypeName arguments
  recognise typeName fieldName arguments
  recognise authorizationToken requestContext.queryString
  field arguments o
  field args o
  field source o
  field prev o
  field stash -
  field request.headers o
  field request.headers.authorization os
  field request.headers.x-api-key os
  field request.domainName -
  field authorizationToken os
  field requestHeaders o
  field requestContext -
  field requestContext.queryString o
  field requestContext.operationName o
  field requestContext.variables o
  field info -
  field info.variables o
  field info.selectionSetGraphQL o
  field typeName -
  field fieldName -
  field field -
  field identity -
  field identity.claims o
  field identity.claims.sub -
  field identity.claims.iss -
  field identity.claims.aud -
  field identity.claims.cognito:groups -
  rest o
  trigger azure-blob
  rest o
  trigger azure-change-feed
  rest o
  trigger azure-http
  rest o
  trigger azure-message
  rest o
  trigger bedrock-agent
  recognise messageVersion agent actionGroup
  field inputText o
  field parameters.*.value o
  field parameters.*.name -
  field requestBody o
  field requestBody.content.*.properties.*.value o
  field sessionAttributes o
  field promptSessionAttributes o
  field apiPath -
  field function -
  field sessionId o
  rest -
  trigger cloud-event
  field data o
  field data.name o
  field data.payload.screenshotUri -
  field data.payload.feedbackConsoleUri -
  field data.payload.feedbackReport -
  field data.bucket -
  field data.generation -
  field data.size -
  field data.timeCreated -
  field data.updated -
  field data.message.data o base64 json
  field data.message.attributes.* o
  field data.message.messageId -
  field data.message.publishTime -
  field data.subscription -
  field subject o
  field id -
  field source -
  field type -
  rest -
  trigger cloudfront
  recognise Records.*.cf.request
  recognise Records.*.cf.response
  field Records.*.cf.request.uri o
  field Records.*.cf.request.querystring o url
  field Records.*.cf.request.method -
  field Records.*.cf.request.headers o
  field Records.*.cf.request.headers.authorization os
  field Records.*.cf.request.headers.cookie os
  field Records.*.cf.request.body.data o base64 json
  field Records.*.cf.request.clientIp -
  field Records.*.cf.request.origin -
  field Records.*.cf.response o
  field Records.*.cf.config -
  rest -
  trigger cloudwatch-alarm
  recognise alarmArn alarmData.state
  field alarmData.alarmName -
  field alarmData.configuration -
  field alarmData.state.reasonData - json
  field alarmData.previousState.reasonData - json
  rest -
  trigger cloudwatch-logs
  recognise awslogs.data
  field awslogs.data o base64 gzip json
  rest -
  trigger code-pipeline
  recognise CodePipeline\.job
  recognise DeploymentId LifecycleEventHookExecutionId
  recognise Records.*.codecommit
  field CodePipeline\.job.data.actionConfiguration.configuration -
  field CodePipeline\.job.data.artifactCredentials s
  field CodePipeline\.job.data.continuationToken -
  field CodePipeline\.job.data.inputArtifacts.*.location.s3Location.objectKey -
  field Records.*.codecommit.references.*.ref o
  field Records.*.codecommit.references.*.commit -
  field Records.*.customData -
  rest -
  trigger cognito-sync
  recognise datasetName datasetRecords identityPoolId
  field datasetName o
  field datasetRecords o
  field datasetRecords.*.op -
  field identityId -
  field identityPoolId -
  rest -
  trigger cognito-user-pool
  recognise triggerSource userPoolId callerContext
  field userName o
  field request.userAttributes o
  field request.userAttributes.sub -
  field request.userAttributes.email_verified -
  field request.userAttributes.phone_number_verified -
  field request.userAttributes.cognito:user_status -
  field request.clientMetadata o
  field request.validationData o
  field request.challengeAnswer os
  field request.password os
  field request.code -
  field request.codeParameter -
  field request.usernameParameter -
  field request.linkParameter -
  field request.privateChallengeParameters s
  field request.session -
  field request.groupConfiguration -
  field request -
  field response -
  field callerContext -
  rest -
  trigger config-rule
  recognise invokingEvent resultToken configRuleArn
  field invokingEvent o json
  field ruleParameters - json
  field resultToken s
  rest -
  trigger connect
  recognise Details.ContactData Details.Parameters
  field Details.ContactData.CustomerEndpoint.Address o
  field Details.ContactData.Attributes o
  field Details.Parameters o
  field Details.ContactData.ContactId -
  rest -
  trigger custom-resource
  recognise RequestType ResponseURL StackId LogicalResourceId
  field ResourceProperties -
  field OldResourceProperties -
  field PhysicalResourceId -
  field ResponseURL s
  rest -
  trigger documentdb
  recognise events.*.event.operationType events.*.event.ns
  field events.*.event.fullDocument o
  field events.*.event.updateDescription o
  field events.*.event.documentKey o
  rest -
  trigger dynamodb-stream
  recognise Records.*.dynamodb.Keys
  field Records.*.dynamodb.NewImage o
  field Records.*.dynamodb.OldImage o
  field Records.*.dynamodb.Keys o
  field Records.*.dynamodb.SequenceNumber -
  field Records.*.userIdentity -
  rest -
  trigger eventbridge
  recognise detail-type source detail
  field detail o
  field detail-type o
  field source o
  field resources.* o
  field id -
  field account -
  field region -
  field time -
  field version -
  rest o
  trigger firehose
  recognise deliveryStreamArn records.*.recordId
  field records.*.data o base64 gzip json
  field records.*.kinesisRecordMetadata.partitionKey o
  field records.*.recordId -
  field deliveryStreamArn -
  rest -
  trigger function-url
  recognise requestContext.http.method requestContext.domainName rawPath
  field body o base64 json
  field rawPath o url
  field rawQueryString o url
  field queryStringParameters.* o
  field cookies.* os
  field headers.* o
  field headers.host o
  field headers.Host o
  field headers.x-forwarded-host o
  field headers.X-Forwarded-Host o
  field headers.authorization os
  field headers.cookie os
  field version -
  field routeKey -
  field isBase64Encoded -
  field pathParameters -
  field stageVariables -
  field requestContext -
  field requestContext.http.path o url
  field requestContext.http.userAgent o
  field requestContext.http.sourceIp -
  field requestContext.authorizer.iam -
  rest o
  trigger google-event
  field updateMask -
  rest o
  trigger google-pubsub
  field data o base64 json
  field attributes.* o
  field orderingKey o
  field messageId -
  field publishTime -
  rest -
  trigger google-storage
  recognise bucket name metageneration
  recognise bucket name contentType
  field name o
  field contentType o
  field contentDisposition o
  field metadata.* o
  field size -
  field bucket -
  field id o
  field selfLink o url
  field mediaLink o url
  field timeCreated -
  field updated -
  field metageneration -
  rest -
  trigger http-payload
  rest o
  trigger invoke
  rest o
  trigger iot-provisioning
  recognise claimCertificateId templateArn
  recognise protocolData connectionMetadata
  field parameters o
  field clientId o
  field claimCertificateId -
  field certificateId -
  field certificatePem -
  field templateArn -
  field token os
  field signatureVerified -
  field protocols -
  field protocolData.http o
  field protocolData.tls.serverName o
  field protocolData.mqtt.username o
  field protocolData.mqtt.clientId o
  field protocolData.mqtt.password os base64
  field connectionMetadata -
  rest o
  trigger iot-rule
  rest o
  trigger kafka
  recognise records.*.*.topic records.*.*.offset bootstrapServers
  field records.*.*.value o base64 json
  field records.*.*.key o base64
  field records.*.*.headers o
  field records.*.*.topic -
  rest -
  trigger kinesis
  recognise Records.*.kinesis.data
  field Records.*.kinesis.data o base64 gzip json
  field Records.*.kinesis.partitionKey o
  field Records.*.kinesis.sequenceNumber -
  rest -
  trigger lex
  recognise bot sessionState inputTranscript
  recognise bot currentIntent userId
  field inputTranscript o
  field sessionState.intent.slots o
  field sessionState.sessionAttributes o
  field interpretations.*.intent.slots o
  field proposedNextState.intent.slots o
  field transcriptions.*.transcription o
  field transcriptions.*.resolvedSlots o
  field requestAttributes o
  field sessionAttributes o
  field sessionId o
  field userId o
  field currentIntent.slots o
  field currentIntent.slotDetails o
  field currentIntent.name -
  field sessionState.intent.name -
  rest -
  trigger load-balancer
  recognise requestContext.elb httpMethod path
  field body o base64 json
  field path o
  field httpMethod -
  field queryStringParameters.* o url
  field multiValueQueryStringParameters.*.* o url
  field headers.* o
  field headers.host o
  field headers.Host o
  field headers.x-forwarded-host o
  field headers.X-Forwarded-Host o
  field headers.authorization os
  field headers.cookie os
  field headers.x-amzn-oidc-identity -
  field multiValueHeaders.*.* o
  field isBase64Encoded -
  field requestContext -
  rest o
  trigger mq
  recognise messages.*.messageID messages.*.data
  recognise rmqMessagesByQueue
  field messages.*.data o base64 json
  field messages.*.properties o
  field messages.*.messageID o
  field messages.*.correlationId o
  field messages.*.replyTo o
  field messages.*.destination.physicalName -
  field rmqMessagesByQueue.*.*.data o base64 json
  field rmqMessagesByQueue.*.*.basicProperties o
  field rmqMessagesByQueue.*.*.basicProperties.bodySize -
  field rmqMessagesByQueue.*.*.basicProperties.priority -
  field rmqMessagesByQueue.*.*.basicProperties.deliveryMode -
  rest -
  trigger s3
  recognise Records.*.s3.object.key
  field Records.*.s3.object.key o url
  field Records.*.s3.object.size -
  field Records.*.s3.object.eTag -
  field Records.*.s3.object.versionId -
  field Records.*.s3.object.sequencer -
  field Records.*.s3.bucket -
  field Records.*.s3.configurationId -
  field Records.*.userIdentity.principalId -
  field Records.*.requestParameters.sourceIPAddress -
  rest -
  trigger s3-batch
  recognise tasks.*.s3Key job.id invocationId
  field tasks.*.s3Key o url
  field tasks.*.s3VersionId -
  field tasks.*.s3Bucket -
  field tasks.*.s3BucketArn -
  field tasks.*.taskId -
  field job.userArguments -
  rest -
  trigger s3-object-lambda
  recognise getObjectContext userRequest
  recognise headObjectContext userRequest
  recognise listObjectsContext userRequest
  recognise listObjectsV2Context userRequest
  field userRequest.url o url
  field userRequest.headers o
  field userRequest.headers.Authorization os
  field getObjectContext.inputS3Url s
  field headObjectContext.inputS3Url s
  field listObjectsContext.inputS3Url s
  field listObjectsV2Context.inputS3Url s
  field getObjectContext.outputRoute -
  field getObjectContext.outputToken s
  field configuration -
  field userIdentity -
  rest -
  trigger schedule
  field resources.* -
  rest -
  trigger secret-rotation
  recognise SecretId ClientRequestToken Step
  field SecretId -
  field ClientRequestToken -
  field Step -
  rest -
  trigger ses
  recognise Records.*.ses.mail
  field Records.*.ses.mail.commonHeaders o
  field Records.*.ses.mail.headers.* o
  field Records.*.ses.mail.source o
  field Records.*.ses.mail.destination.* o
  field Records.*.ses.mail.messageId -
  field Records.*.ses.mail.commonHeaders.messageId o
  field Records.*.ses.receipt.recipients.* o
  field Records.*.ses.receipt.action -
  rest -
  trigger sns
  recognise Records.*.Sns.Message
  field Records.*.Sns.Message o json
  field Records.*.Sns.Subject o
  field Records.*.Sns.MessageAttributes.*.Value o
  field Records.*.Sns.MessageAttributes.*.Type o
  field Records.*.Sns.MessageId -
  field Records.*.Sns.TopicArn -
  field Records.*.Sns.SigningCertUrl -
  field Records.*.Sns.UnsubscribeUrl -
  field Records.*.Sns.Signature -
  rest -
  trigger sqs
  recognise Records.*.receiptHandle Records.*.body
  field Records.*.body o json
  field Records.*.messageAttributes.*.stringValue o
  field Records.*.messageAttributes.*.binaryValue o base64
  field Records.*.messageAttributes.*.stringListValues.* o
  field Records.*.messageAttributes.*.binaryListValues.* o base64
  field Records.*.messageAttributes.*.dataType o
  field Records.*.attributes -
  field Records.*.attributes.MessageGroupId o
  field Records.*.attributes.MessageDeduplicationId o
  field Records.*.attributes.AWSTraceHeader o
  field Records.*.messageId -
  field Records.*.receiptHandle -
  field Records.*.md5OfBody -
  rest -
  trigger step-functions
  field taskToken -
  field TaskToken -
  rest o
  trigger vpc-lattice
  recognise requestContext.serviceNetworkArn requestContext.targetGroupArn
  recognise raw_path query_string_parameters is_base64_encoded
  field body o base64 json
  field path o
  field raw_path o
  field method -
  field headers o
  field headers.authorization os
  field queryStringParameters o
  field query_string_parameters o
  field isBase64Encoded -
  field is_base64_encoded -
  field version -
  field requestContext -
  rest o
  trigger web-request
  rest o
  """#
