/**
 * Properties of often-queried resource types, as AWS publishes them
 * (https://github.com/awslabs/aws-config-resource-schema), without those that few ask for. Below `configuration` unless they
 * begin with `supplementaryConfiguration`; a dot stands for "member of".
 */
const published: Readonly<Record<string, string>> = {
  "AWS::EC2::Instance": `architecture blockDeviceMappings.deviceName blockDeviceMappings.ebs.volumeId
    blockDeviceMappings.ebs.status capacityReservationId cpuOptions.coreCount cpuOptions.threadsPerCore ebsOptimized
    enaSupport iamInstanceProfile.arn iamInstanceProfile.id imageId instanceId instanceLifecycle instanceType keyName
    launchTime metadataOptions.httpEndpoint metadataOptions.httpPutResponseHopLimit metadataOptions.httpTokens
    monitoring.state networkInterfaces.networkInterfaceId networkInterfaces.groups.groupId
    networkInterfaces.privateIpAddress networkInterfaces.association.publicIp placement.availabilityZone
    placement.tenancy platform privateDnsName privateIpAddress publicDnsName publicIpAddress rootDeviceName rootDeviceType
    securityGroups.groupId securityGroups.groupName sourceDestCheck spotInstanceRequestId state.code state.name
    stateReason.code stateReason.message stateTransitionReason subnetId virtualizationType vpcId`,
  "AWS::EC2::SecurityGroup": `description groupId groupName ipPermissions.fromPort ipPermissions.toPort
    ipPermissions.ipProtocol ipPermissions.ipRanges ipPermissions.ipv4Ranges.cidrIp ipPermissions.ipv4Ranges.description
    ipPermissions.ipv6Ranges.cidrIpv6 ipPermissions.prefixListIds.prefixListId ipPermissions.userIdGroupPairs.groupId
    ipPermissions.userIdGroupPairs.userId ipPermissionsEgress.fromPort ipPermissionsEgress.toPort
    ipPermissionsEgress.ipProtocol ipPermissionsEgress.ipRanges ipPermissionsEgress.ipv4Ranges.cidrIp
    ipPermissionsEgress.ipv6Ranges.cidrIpv6 ipPermissionsEgress.userIdGroupPairs.groupId ownerId vpcId`,
  "AWS::EC2::NetworkInterface": `association.allocationId association.publicIp attachment.instanceId attachment.status
    attachment.deviceIndex availabilityZone description groups.groupId groups.groupName interfaceType macAddress
    networkInterfaceId privateIpAddress privateIpAddresses.privateIpAddress requesterManaged sourceDestCheck status
    subnetId vpcId`,
  "AWS::EC2::Volume": `attachments.attachTime attachments.deleteOnTermination attachments.device attachments.instanceId
    attachments.state availabilityZone createTime encrypted iops kmsKeyId size snapshotId state.value volumeId volumeType`,
  "AWS::EC2::Subnet": `assignIpv6AddressOnCreation availabilityZone availableIpAddressCount cidrBlock defaultForAz
    mapPublicIpOnLaunch ownerId state subnetId vpcId`,
  "AWS::EC2::VPC": `cidrBlock cidrBlockAssociationSet.cidrBlock dhcpOptionsId instanceTenancy isDefault ownerId state vpcId`,
  "AWS::EC2::RouteTable": `associations.main associations.subnetId ownerId propagatingVgws.gatewayId routeTableId
    routes.destinationCidrBlock routes.destinationIpv6CidrBlock routes.gatewayId routes.instanceId routes.natGatewayId
    routes.networkInterfaceId routes.origin routes.state routes.vpcPeeringConnectionId vpcId`,
  "AWS::S3::Bucket": `creationDate name
    supplementaryConfiguration.BucketVersioningConfiguration.status
    supplementaryConfiguration.BucketVersioningConfiguration.isMfaDeleteEnabled
    supplementaryConfiguration.BucketLoggingConfiguration.destinationBucketName
    supplementaryConfiguration.BucketLifecycleConfiguration.rules.status
    supplementaryConfiguration.PublicAccessBlockConfiguration.blockPublicAcls
    supplementaryConfiguration.PublicAccessBlockConfiguration.blockPublicPolicy
    supplementaryConfiguration.PublicAccessBlockConfiguration.ignorePublicAcls
    supplementaryConfiguration.PublicAccessBlockConfiguration.restrictPublicBuckets
    supplementaryConfiguration.ServerSideEncryptionConfiguration.rules.applyServerSideEncryptionByDefault.sseAlgorithm
    supplementaryConfiguration.ServerSideEncryptionConfiguration.rules.applyServerSideEncryptionByDefault.kmsMasterKeyID
    supplementaryConfiguration.ObjectLockConfiguration.objectLockEnabled
    supplementaryConfiguration.IsRequesterPaysEnabled`,
  "AWS::IAM::Role": `arn attachedManagedPolicies.policyArn attachedManagedPolicies.policyName createDate
    instanceProfileList.arn instanceProfileList.instanceProfileName path permissionsBoundary.permissionsBoundaryArn
    roleId roleName rolePolicyList.policyName`,
  "AWS::IAM::Policy": `arn attachmentCount createDate defaultVersionId isAttachable path policyId policyName
    policyVersionList.isDefaultVersion policyVersionList.versionId updateDate`,
  "AWS::IAM::User": `arn attachedManagedPolicies.policyArn attachedManagedPolicies.policyName createDate groupList path
    userId userName userPolicyList.policyName`,
  "AWS::RDS::DBInstance": `allocatedStorage autoMinorVersionUpgrade availabilityZone backupRetentionPeriod
    cACertificateIdentifier copyTagsToSnapshot dBInstanceArn dBInstanceClass dBInstanceIdentifier dBInstanceStatus dBName
    dBSubnetGroup.vpcId endpoint.address endpoint.port engine engineVersion iAMDatabaseAuthenticationEnabled
    instanceCreateTime kmsKeyId licenseModel masterUsername monitoringInterval multiAZ performanceInsightsEnabled
    preferredBackupWindow preferredMaintenanceWindow publiclyAccessible storageEncrypted storageType
    vpcSecurityGroups.vpcSecurityGroupId`,
  "AWS::Lambda::Function": `architectures codeSize deadLetterConfig.targetArn description ephemeralStorage.size functionArn
    functionName handler kmskeyArn lastModified lastUpdateStatus layers.arn memorySize packageType role runtime state.value
    timeout tracingConfig.mode version vpcConfig.securityGroupIds vpcConfig.subnetIds
    supplementaryConfiguration.Concurrency.reservedConcurrentExecutions`,
  "AWS::ElasticLoadBalancingV2::LoadBalancer": `availabilityZones.subnetId availabilityZones.zoneName createdTime dNSName
    ipAddressType loadBalancerArn loadBalancerName scheme securityGroups.value state.code type vpcId`,
  "AWS::AutoScaling::AutoScalingGroup": `autoScalingGroupName availabilityZones.value capacityRebalance createdTime
    desiredCapacity healthCheckGracePeriod healthCheckType instances.instanceId instances.healthStatus
    instances.lifecycleState launchConfigurationName launchTemplate.launchTemplateId launchTemplate.launchTemplateName
    launchTemplate.version maxInstanceLifetime maxSize minSize suspendedProcesses.processName targetGroupARNs
    terminationPolicies vpczoneIdentifier`,
  "AWS::SSM::ManagedInstanceInventory": "supplementaryConfiguration.instanceStatus",
  "AWS::SSM::PatchCompliance": "",
  "AWS::SSM::AssociationCompliance": "",
  "AWS::Config::ResourceCompliance": `complianceType configRuleList.complianceType configRuleList.configRuleArn
    configRuleList.configRuleId configRuleList.configRuleName targetResourceId targetResourceType`,
  "AWS::Config::ConformancePackCompliance": `complianceType compliantRuleCount configRuleList.complianceType
    configRuleList.configRuleName conformancePackCompliantCount conformancePackNonCompliantCount nonCompliantRuleCount
    totalRuleCount`,
};

/** Properties by resource type, whole: `configuration.state.name`. */
export const typeProperties: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(published).map(([type, names]) => [
    type,
    names
      .split(/\s+/)
      .filter((name) => name !== "")
      .map((name) => (name.startsWith("supplementaryConfiguration.") ? name : `configuration.${name}`)),
  ]),
);
